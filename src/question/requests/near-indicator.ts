import { cellOf } from '../../facts/lookup.ts';
import type { Entry } from '../../facts/types.ts';
import type { Query } from '../query.ts';
import type { Item, Request } from '../request.ts';
import { periodPrinted, periodSaid } from '../target-period.ts';

/** 几次, 几遍, 多少项, 百分之几: what is counted, as the forms print it. */
const COUNTED: readonly (readonly [asked: RegExp, unit: string])[] = [
  [/(?:几|多少|好多|几多)个?(?:次|遍|回|趟|场|顿|批次?|轮)/, '次'],
  [/(?:几|多少|好多|几多)项/, '项'],
  [/(?:几|多少|好多|几多)家/, '家'],
  [/(?:几|多少|好多|几多)(?:个|来)?平(?:方米?|米)?/, '平方米'],
  [/百分之(?:几|多少|好多)|几成|多少才(?:合格|达标|算)|[率度](?:是|要|得|定|达到|做到)*(?:多少|多高|几多|好多)/, '%'],
];

/** Words of a target: what has to be done, not what was. */
const REQUIRED =
  /至少|最少|起码|不少于|不低于|规定|要求|达标|合格|任务|目标|指标|考核|[要得须该]|安排|定的?|[一每][年天]|每[个月周季]/;
/** Said of any deed. */
const ANY_DEED = /[要得须该会能上办做搞弄成开有是到个了的一年天]/g;

/** What an indicator's pairs of characters in the question must weigh together, how many they must be, how far the next must be behind. */
const LEAST = 1;
const PAIRS = 2;
const AHEAD = 1.25;

/**
 * 社区门口的安保队员一天起码要巡几趟: no name is said whole, but one indicator has most of the words, and its unit is the
 * one that is counted. Nothing where two are as near, or the period is not the printed one.
 */
export function nearIndicator({ frame, lookup, scope }: Query): Request | null {
  const { text } = frame.segment;
  const [asked, unit] = COUNTED.find(([one]) => one.test(text)) ?? [];
  if (asked === undefined || unit === undefined || !REQUIRED.test(text) || frame.asks.has('amount')) return null;
  const year = frame.years[0] ?? lookup.facts.year;
  if (frame.years.length > 1) return null;
  const rows = lookup.in('indicators');
  const said = periodSaid(text);
  const fitting = rows.filter(
    (row) =>
      cellOf(row, 'target', year)?.value?.unit.startsWith(unit) === true &&
      periodPrinted(row.label) === said &&
      sameDeed(row.label, text, asked),
  );
  const named = new Set(scope.nouns.flatMap(({ ids }) => ids).filter((id) => id.startsWith('indicator:')));
  const scores = scored(fitting, rows, text, named);
  const most = Math.max(0, ...scores.values());
  if (most < LEAST) return null;
  const nearest = fitting.filter((row) => (scores.get(row.subject) ?? 0) * AHEAD > most);
  const cells = nearest.flatMap((row) => cellOf(row, 'target', year) ?? []);
  const [row, ...others] = nearest;
  const [cell] = cells;
  if (row === undefined || cell === undefined || others.some(({ subject }) => subject !== row.subject)) return null;
  if (new Set(cells.map(({ printed }) => printed)).size > 1) return null;
  const item: Item = {
    label: row.label,
    plan: { op: 'cell', entry: row, cell },
    entity: row.subject,
    rows: nearest,
    year,
    measure: 'target',
    same: [],
    different: [],
  };
  return { type: 'figures', items: [item], total: null, list: false };
}

/** By indicator: its pairs of characters that the question holds, each the less the more indicators have it. */
function scored(fitting: readonly Entry[], all: readonly Entry[], text: string, named: ReadonlySet<string>) {
  const labels = new Map(all.map(({ subject, label }) => [subject, label] as const));
  const spread = new Map<string, number>();
  for (const label of labels.values()) for (const pair of pairs(label)) spread.set(pair, (spread.get(pair) ?? 0) + 1);
  const asked = pairs(text);
  return new Map(
    fitting.map(({ subject, label }) => {
      const held = [...pairs(label)].filter((pair) => asked.has(pair));
      const score = held.length < PAIRS ? 0 : held.reduce((sum, pair) => sum + 1 / (spread.get(pair) ?? 1), 0);
      return [subject, score + (named.has(subject) ? LEAST : 0)] as const;
    }),
  );
}

/** 巡几趟, 体检几回: what is done stands beside the count or ends the name; 安保队员一天吃几顿 is none of 巡逻次数. */
function sameDeed(label: string, text: string, asked: RegExp): boolean {
  const name = label.replace(/(?:次数|面积|率|度)$/, '');
  const at = asked.exec(text);
  const beside =
    at === null ? '' : text.slice(Math.max(0, at.index - 2), at.index + at[0].length + 3).replace(at[0], '');
  return (
    [...name.slice(-2)].some((char) => text.includes(char)) ||
    [...beside.replace(ANY_DEED, '')].some((char) => name.includes(char))
  );
}

function pairs(text: string): Set<string> {
  const chars = [...text].map((char) => (/\p{Script=Han}/u.test(char) ? char : ' '));
  return new Set(chars.slice(1).flatMap((char, i) => (char === ' ' || chars[i] === ' ' ? [] : [`${chars[i]}${char}`])));
}
