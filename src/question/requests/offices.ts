import type { Entry, Statement } from '../../facts/types.ts';
import { listFor, ranked } from '../lists.ts';
import type { Query } from '../query.ts';
import type { Item, Request } from '../request.ts';
import { squeeze } from '../squeeze.ts';
import { has, tag } from '../tokens.ts';
import { sumItem } from './arithmetic.ts';

const OFFICE = '项目负责人';
/** The offices are asked about, not who is in charge of the one project that is the largest. */
const OFFICES = /科室|部门|哪个办|哪家/;
const MONEY = /[钱款费金]|开支|支出/;
/** 党建办和公服办谁管的钱多 */
const WHICH_OF = /(?:谁|哪个|哪家)[^|]*(?<![少])[多少高大](?:[些点]|一[些点])?(?:$|[|，,。？?])/;
const FEWER = /少(?:[些点]|一[些点])?(?:$|[|，,。？?])/;

/** 哪个科室管的项目钱最多, 党建办和公服办谁管的钱多: what the projects of each office come to, the largest or smallest first. */
export function offices(query: Query): Request | null {
  const { frame, scope } = query;
  const { tokens, text } = frame.segment;
  if (scope.nouns.some(({ ids }) => ids.length > 0)) return null;
  const named = tokens.flatMap((token) => tag(token, 'form')?.value ?? []);
  const outermost = tokens.find((token) => has(token, 'op', 'max') || has(token, 'op', 'min'));
  const compared = outermost === undefined && named.length > 1 && WHICH_OF.test(squeeze(text));
  if (!compared && !(outermost !== undefined && /[多少]/.test(outermost.text))) return null;
  const asked = tokens.some((token) => has(token, 'ask', 'office'));
  if (!compared && !asked) return null;
  if (!OFFICES.test(text) && named.length < 2) return null;
  const chosen = groupsOf(query).filter(
    ({ office }) => named.length === 0 || named.some((one) => office.startsWith(one)),
  );
  if (chosen.length < 2) return null;
  const least = compared ? FEWER.test(squeeze(text)) : outermost !== undefined && has(outermost, 'op', 'min');
  const from = least ? ('bottom' as const) : ('top' as const);
  const sums = ranked(
    chosen.map(({ office, items }) => sumItem(items, `${office}负责的${items.length}个项目`)),
    from,
  );
  // 项目最多的科室: the most projects, or the most money.
  const counts = chosen.map(({ items }) => items.length);
  const most = least ? Math.min(...counts) : Math.max(...counts);
  const both = counts.filter((one) => one === most).length === 1 && sums[0]?.label.includes(`的${most}个项目`);
  if (!MONEY.test(text) && !both) return { type: 'vague', what: text };
  const told = chosen.flatMap((group) => group.told);
  return { type: 'ranking', title: '各科室负责的项目', ranked: sums, picked: sums, total: null, from, nth: null, told };
}

interface Group {
  readonly office: string;
  readonly items: readonly Item[];
  readonly told: readonly Statement[];
}

/** The projects by the office that their forms name. */
function groupsOf(query: Query): readonly Group[] {
  const { frame, lookup, scope } = query;
  const forms = new Map(
    lookup
      .in('project-performance')
      .flatMap((entry): [string, Entry][] => (entry.texts[OFFICE] ? [[entry.subject, entry]] : [])),
  );
  const [first] = frame.segment.tokens;
  if (forms.size === 0 || first === undefined) return [];
  const noun = { token: first, start: 0, end: 0, ids: [], all: false, collection: 'projects', pronoun: null };
  // Without the offices, which would narrow the list to all that are named.
  const segment = { ...frame.segment, tokens: frame.segment.tokens.filter((token) => !has(token, 'form')) };
  const list = listFor({ ...query, frame: { ...frame, segment }, scope: { ...scope, nouns: [noun], container: null } });
  const groups = new Map<string, { items: Item[]; told: Statement[] }>();
  for (const item of list?.items ?? []) {
    const form = forms.get(item.entity ?? '');
    const office = form?.texts[OFFICE];
    if (form === undefined || office === undefined) continue;
    const group = groups.get(office.text) ?? { items: [], told: [] };
    group.items.push(item);
    group.told.push({ kind: 'statement', subject: form.subject, title: form.title, ...office });
    groups.set(office.text, group);
  }
  return [...groups].map(([office, group]) => ({ office, ...group }));
}
