/** What a department may be called. Weak names are places by themselves (苏州 for 苏州市审计局): they may mean something else. */
export interface Names {
  readonly strong: readonly string[];
  readonly weak: readonly string[];
}

/** Long office names with their short forms. */
export type Shorts = readonly (readonly [long: string, shorts: readonly string[]])[];

const PLACE = /^(\p{Script=Han}{1,7}?)(特别行政区|自治区|自治州|自治县|开发区|新区|[省市区县盟旗]|(?<=^..)州(?!市))/u;
/** Ends like a place and is none. */
const NO_PLACE = /^(?:城市|社区|园区|地区|景区|校区|辖区|林区)/u;
/** Fewer characters name no office by themselves. */
const LEAST = 3;
const MOST_PLACES = 3;

/**
 * Every name of a department, made of its full name: places whole (苏州市), short (苏州) or left out, the office whole or
 * short. 苏州市审计局: 苏州审计局, 市审计局, 审计局; weak: 苏州.
 */
export function namesOf(department: string, aliases: readonly string[], shorts: Shorts): Names {
  const plain = department.normalize('NFKC').replace(/\([^)]*\)|[\s“”"]/g, '');
  const { places, office } = split(plain);
  const offices = officesOf(office, shorts);
  const level = places.at(-1)?.kind.at(-1) ?? '';
  const before = prefixes(places);
  const full = offices.flatMap((one) => [
    ...before.map((prefix) => prefix + one),
    ...(level === '' ? [] : [level + one]),
  ]);
  const strong = new Set([department, plain, ...aliases, ...full.filter((name) => name.length >= LEAST)]);
  const stems = /街道|镇|乡/.test(office) ? [office.replace(/^人民政府|(?:街道|镇|乡).*$/g, '')] : [];
  const weak = [...places.flatMap(({ name, kind }) => [name, name + kind]), ...stems];
  return { strong: [...strong], weak: [...new Set(weak)].filter((name) => name.length >= 2 && !strong.has(name)) };
}

interface Place {
  readonly name: string;
  readonly kind: string;
}

/** 上海市普陀区人民政府万里街道办事处 → 上海市, 普陀区; 万里街道办事处. */
function split(plain: string): { places: readonly Place[]; office: string } {
  const places: Place[] = [];
  let rest = plain;
  while (places.length < MOST_PLACES && !NO_PLACE.test(rest)) {
    const [whole, name, kind] = PLACE.exec(rest) ?? [];
    if (whole === undefined || name === undefined || kind === undefined || rest.length - whole.length < 2) break;
    places.push({ name, kind });
    rest = rest.slice(whole.length);
  }
  return { places, office: rest };
}

function prefixes(places: readonly Place[]): readonly string[] {
  return places.reduce<readonly string[]>(
    (all, { name, kind }) => all.flatMap((one) => [one, one + name + kind, ...(name.length < 2 ? [] : [one + name])]),
    [''],
  );
}

function officesOf(office: string, shorts: Shorts): readonly string[] {
  const own = office.replace(/^人民政府(?=.*(?:街道|镇|乡))/, '');
  const names = new Set([office, own]);
  for (const name of [...names]) {
    for (const [long, short] of shorts)
      if (name.includes(long)) for (const one of short) names.add(name.replace(long, one));
    if (/^人民政府/.test(name)) names.add(name.slice(2)).add(name.slice(4));
    if (/^国家/.test(name)) names.add(name.slice(2));
    if (name.endsWith('街道办事处')) names.add(name.slice(0, -3)).add(name.slice(0, -2));
    if (name.endsWith('委员会')) names.add(name.slice(0, -2));
  }
  return [...names].filter((name) => name.length >= 2);
}
