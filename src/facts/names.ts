import { compact } from '../text/fold.ts';

/** Names as documents print them: what is one name, what is nearly one, and what stands in front of a name. */

const ORDINAL = /^(?:[一二三四五六七八九十廿卅]+、|[（(](?:[一二三四五六七八九十廿卅]+|\d+)[）)]、?|\d+[.．、](?!\d))/;
const LEAD = /^(?:其中|包括|减|加)[:：]/;
const NATURE = /^([^-－—\s（）()]{2,8})[-－—]+(.+)$/;
const CODED = /^\s*(?:[[［【]([A-Z]?\d+)[\]］】]|([A-Z]\d{2,}|\d[\dA-Z]{2,}(?=[-－—])))\s*[-－—]*\s*(\D.*)$/;

/**
 * What makes two printed names one: width, white space, punctuation and brackets do not count.
 * `nameKey('因公出国（境）费') === nameKey('因公出国(境) 费')`.
 */
export function nameKey(name: string): string {
  const known = keys.get(name);
  if (known !== undefined) return known;
  const key = compact(name);
  if (keys.size >= MOST_KEYS) keys.clear();
  keys.set(name, key);
  return key;
}

/** A document prints its names again and again, and folding is most of the work of reading them. */
const keys = new Map<string, string>();
const MOST_KEYS = 20_000;

/** A row's name without white space, `七、`, `（一）`, `1.`, `其中：` in front: `七、社会保障和就业支出` → `社会保障和就业支出`. */
export function bareName(printed: string): string {
  let name = printed.replace(/\s+/g, '');
  for (let next = strip(name); next !== name; next = strip(name)) name = next;
  return name;
}

function strip(name: string): string {
  return name.replace(ORDINAL, '').replace(LEAD, '');
}

/** `政策性保民生-社区办公经费` → nature `政策性保民生`, rest `社区办公经费`; null where nothing stands before a dash. */
export function natureOf(name: string): { readonly nature: string; readonly rest: string } | null {
  const found = NATURE.exec(bareName(name));
  const nature = found?.[1];
  const rest = found?.[2];
  return nature === undefined || rest === undefined ? null : { nature, rest };
}

/** `[30201]—办公费`, `30201-办公费`, `C16030200数据加工处理服务` → code and name; null where no code stands in front. */
export function codedName(printed: string): { readonly code: string; readonly name: string } | null {
  const found = CODED.exec(printed);
  const code = found?.[1] ?? found?.[2];
  const name = found?.[3];
  return code === undefined || name === undefined ? null : { code, name: name.replace(/\s+/g, '') };
}

/**
 * How much two names have in common, 0 to 1 (Dice coefficient of character pairs),
 * without the part before a dash, and at best with or without what stands in brackets.
 */
export function similarity(one: string, other: string): number {
  const left = forms(one);
  const right = forms(other);
  return Math.max(...left.flatMap((a) => right.map((b) => dice(a, b))));
}

function forms(name: string): readonly string[] {
  const rest = natureOf(name)?.rest ?? name;
  return [nameKey(rest), nameKey(rest.replace(/[（(][^（）()]*[）)]/g, ''))];
}

function dice(one: string, other: string): number {
  if (one === other) return 1;
  const left = pairs(one);
  const right = pairs(other);
  if (left.length === 0 || right.length === 0) return 0;
  const rest = [...right];
  let common = 0;
  for (const pair of left) {
    const at = rest.indexOf(pair);
    if (at < 0) continue;
    rest.splice(at, 1);
    common += 1;
  }
  return (2 * common) / (left.length + right.length);
}

function pairs(text: string): readonly string[] {
  const characters = [...text];
  return characters.slice(1).map((character, index) => `${characters[index]}${character}`);
}
