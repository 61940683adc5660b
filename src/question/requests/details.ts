import type { Entry } from '../../facts/types.ts';
import { nounName } from '../operands.ts';
import type { Query } from '../query.ts';
import type { Detail, Item, Request } from '../request.ts';
import { has } from '../tokens.ts';
import { contentOf } from './content.ts';
import { passage } from './passage.ts';
import { ranking } from './ranking.ts';

/** Labels of a project's form, in the order in which they are said. */
const ORDER = [
  '项目负责人',
  '联系人',
  '电话',
  '填报人',
  '填报人电话',
  '填报日期',
  '起止日期',
  '项目属性',
  '项目类型',
  '立项情况',
] as const;
type Label = (typeof ORDER)[number];

/** Asks that nothing but a form answers; the others have other meanings too. */
const ONLY_FORMS = ['office', 'contact', 'phone', 'filler-person'];

/** 谁管, 电话, 依据什么文件, 起止日期, 一次性还是经常性: what the form of a project says besides its figures. */
export function details(query: Query): Request | null {
  const { frame, lookup, scope } = query;
  const labels = labelsOf(query);
  // 党政办牵头几个项目, 一次性项目有几个: what the forms say only narrows the list.
  const counting = frame.asks.has('how-many') && frame.segment.tokens.some((token) => has(token, 'form'));
  if (labels.length === 0 || frame.asks.has('amount') || counting) return null;
  const outermost = outermostOf(query);
  const forms = formsAsked(query, labels).filter(
    ({ subject }) => outermost.length === 0 || outermost.some(({ entity }) => entity === subject),
  );
  const [told] = goesOn(query) ? detailsBefore(query) : [];
  const same = told !== undefined && forms.length === 1 && forms[0] === told.entry;
  const found = gathered(forms, labels, query).map((one) => (same ? { ...one, holds: told.holds } : one));
  if (found.length > 0 && outermost.length > 0) return { type: 'details', details: found, figures: outermost };
  if (found.length > 0) return { type: 'details', ...ofKind(found, query), figures: [] };
  const words = contentOf(frame).filter((word) => /\p{Script=Han}{2}/u.test(word));
  if (
    scope.nouns.length === 0 &&
    words.length > 0 &&
    (frame.asks.has('basis') || ONLY_FORMS.some((ask) => frame.asks.has(ask)))
  ) {
    return (
      passage(query) ?? {
        type: 'missing',
        what: `“${words.join('')}”的${labels.join('、')}`,
        reason: 'no-text',
        mentioned: [],
        there: [],
      }
    );
  }
  const [noun] = scope.nouns.filter(({ ids }) => ids.length > 0);
  const only =
    noun !== undefined &&
    !scope.inherited &&
    ONLY_FORMS.some((ask) => frame.asks.has(ask)) &&
    !frame.asks.has('number') &&
    !frame.asks.has('how-many');
  return only
    ? {
        type: 'missing',
        what: `${nounName(noun, lookup)}的${labels.join('、')}`,
        reason: 'no-text',
        mentioned: [],
        there: [],
      }
    : null;
}

/** 最大的项目归哪个科室管: the one form that is asked for, with the figure that makes it the one. */
function outermostOf(query: Query): readonly Item[] {
  const { frame, scope } = query;
  const all = scope.nouns.length > 0 && scope.nouns.every(({ collection }) => collection === 'projects');
  if (!all || !(frame.ops.has('max') || frame.ops.has('min'))) return [];
  const order = ranking(query);
  return order?.type === 'ranking' ? order.picked : [];
}

const KINDS: readonly (readonly [said: RegExp, word: string])[] = [
  [/新[增设立开]|新项目|新上/, '新增'],
  [/一次性/, '一次性'],
];

/** 有没有新增项目: only the forms that say so, or that none does. */
function ofKind(
  found: readonly Detail[],
  { frame, scope }: Query,
): Pick<Extract<Request, { type: 'details' }>, 'details' | 'claim'> {
  const asking = ['yes-no', 'which', 'list'].some((ask) => frame.asks.has(ask));
  const whole = scope.nouns.every(({ ids }) => ids.length === 0);
  const kind = KINDS.find(([said]) => said.test(frame.segment.text));
  if (!asking || !whole || kind === undefined || !frame.asks.has('attribute') || /还是/.test(frame.segment.text))
    return { details: found };
  const [, word] = kind;
  const fitting = found.filter(({ text }) => text.text.includes(word));
  return fitting.length > 0 ? { details: fitting } : { details: found, claim: { word, is: 'none' } };
}

/** Names go with what is asked: the phone's owner with the phone, the person with the office; phones only where asked for. */
function labelsOf(query: Query): readonly Label[] {
  const { asks, segment } = query.frame;
  const { scope } = query;
  const labels = new Set<Label>();
  const add = (...wanted: Label[]) => {
    for (const label of wanted) labels.add(label);
  };
  const before = detailsBefore(query);
  const theirs =
    scope.said.length === 0 && before.length > 0 && before.every(({ label }) => label.startsWith('填报人'));
  const filler = asks.has('filler-person') || (theirs && asks.has('phone'));
  if (filler) add('填报人');
  if (asks.has('phone')) add(...(filler ? ['填报人电话' as const] : ['联系人' as const, '电话' as const]));
  // 谁负责 asks for a person, 哪个科室负责 does not.
  if (asks.has('office')) add('项目负责人', ...(/谁/.test(segment.text) ? ['联系人' as const] : []));
  if (asks.has('contact'))
    add(
      '项目负责人',
      '联系人',
      ...(/联系人/.test(segment.text) && !/方式|找|打/.test(segment.text) ? [] : ['电话' as const]),
    );
  if (asks.has('filled')) add('填报日期');
  if (asks.has('dates') && !asks.has('filled'))
    add(...(/填/.test(segment.text) ? ['填报日期' as const] : ['起止日期' as const]));
  if (asks.has('attribute')) add('项目属性', '项目类型');
  if (asks.has('basis')) add('立项情况');
  return ORDER.filter((label) => labels.has(label));
}

/** 公服办找谁，电话多少: of the forms that the answer before was read from. */
function goesOn({ scope, frame }: Query): boolean {
  return scope.said.length === 0 && frame.unread.length === 0 && ONLY_FORMS.some((ask) => frame.asks.has(ask));
}

function detailsBefore({ previous }: Query): readonly Detail[] {
  return previous?.request.type === 'details' ? previous.request.details : [];
}

/** The forms of the things asked about; every form where the question is about all of them or about the forms themselves. */
function formsAsked(query: Query, labels: readonly Label[]): readonly Entry[] {
  const { scope, lookup, frame } = query;
  const forms = lookup.in('project-performance').filter(({ texts }) => Object.keys(texts).length > 0);
  const named = scope.nouns.filter(({ ids }) => ids.length > 0);
  const before = goesOn(query) ? detailsBefore(query).map(({ entry }) => entry) : [];
  if (before.length > 0 && before.every(({ texts }) => labels.some((label) => texts[label] !== undefined)))
    return [...new Set(before)];
  const projects = new Set(named.flatMap(({ ids }) => ids).flatMap((id) => projectOf(id, lookup)));
  const own = forms.filter(({ subject }) => projects.has(subject));
  if (own.length > 0) return own;
  const people = frame.asks.has('filler-person') || frame.asks.has('filled') || labels.includes('填报人');
  const department = lookup.in('department-performance').filter(({ texts }) => texts['填报人'] !== undefined);
  const whole =
    scope.nouns.some(({ collection }) => collection === 'projects' || collection?.endsWith('performance') === true) ||
    frame.nouns.some(({ pronoun }) => pronoun === 'them') ||
    // 新增项目有哪些: the word for the kind names the projects.
    frame.segment.tokens.some((token) => has(token, 'ask', 'attribute') && /项目$/.test(token.text));
  if (named.length > 0 && !whole) return people ? [...department, ...forms] : [];
  if (people) return [...department, ...forms];
  return whole || named.some(({ ids }) => ids.includes('category:项目支出')) ? forms : [];
}

/** The project itself, or the one that a purchase, an asset or an indicator belongs to. */
function projectOf(id: string, lookup: Query['lookup']): readonly string[] {
  if (id.startsWith('project:')) return [id];
  return lookup.about(id).flatMap(({ facets }) => facets['project'] ?? []);
}

/** One line a label and text; of several forms, with the names that it holds for. */
function gathered(forms: readonly Entry[], labels: readonly Label[], { lookup }: Query): readonly Detail[] {
  const projects = forms.filter(({ collection }) => collection === 'project-performance').length;
  return labels.flatMap((label) => {
    const byText = new Map<string, { detail: Detail; names: string[] }>();
    for (const entry of forms) {
      const text = entry.texts[label];
      if (text === undefined) continue;
      const name = lookup.entity(entry.subject)?.names[0] ?? entry.label;
      const known = byText.get(text.text);
      if (known === undefined) byText.set(text.text, { detail: { label, text, entry, holds: [] }, names: [name] });
      else known.names.push(name);
    }
    const several = byText.size > 1;
    return [...byText.values()].map(({ detail, names }) => ({
      ...detail,
      holds: several || projects === 1 ? names : [],
    }));
  });
}
