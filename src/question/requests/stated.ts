import type { Plan } from '../../calculation/plan.ts';
import { type Leaf, run } from '../../calculation/run.ts';
import type { Measure } from '../../facts/types.ts';
import { type Amount, amount, convert, decimalString, equal, isMoney, roundTo } from '../../money/amount.ts';
import { countSaid } from '../frame.ts';
import { listFor } from '../lists.ts';
import { alike, cellItem } from '../operands.ts';
import type { Query } from '../query.ts';
import type { Item, Request } from '../request.ts';
import { settle } from '../settle.ts';
import { tag } from '../tokens.ts';
import { COLUMN_OF } from '../totals.ts';
import { sumOf } from './arithmetic.ts';
import { relevantFindings } from './findings.ts';
import { ofOneTable } from './one-table.ts';

/** 到底是A还是B, 有的写A有的写B, 哪个是总数. */
const EITHER = /到底是|有的[^|]*有的|哪个(?:才)?(?:是|对|为)|一处[^|]*一处|又写/;
/** 加起来等不等于, 是不是等于, 跟…对得上吗. */
const EQUALS = /等于|等不等|相等|对得上|对不对得上|对不对得起来|一致|相符|吻合/;

/** Figures that the question itself states, or sums that it claims, against what is printed. */
export function stated(query: Query): Request | null {
  return either(query) ?? equality(query);
}

/** Where each of two stated figures is printed for the thing, and what lies between them. */
function either(query: Query): Request | null {
  const { frame, lookup } = query;
  const said = numbersOf(query);
  if (said.length < 2 || !EITHER.test(frame.segment.text)) return null;
  const ids = query.scope.nouns.flatMap((noun) => noun.ids);
  const groups = [...new Set(ids)].flatMap((id) => {
    const leaves = lookup
      .about(id)
      .flatMap((entry) => entry.cells.map((cell): Leaf => ({ entry, cell })))
      .filter(({ cell }) => cell.value !== null && said.some((one) => says(one, cell.value as Amount)));
    const [first] = leaves;
    return first === undefined
      ? []
      : [{ label: lookup.entity(id)?.names[0] ?? first.entry.label, id, measure: first.cell.measure, leaves }];
  });
  const alikeNames = new Set(groups.map(({ label }) => label)).size < groups.length;
  const named = groups.map(({ label, id, ...group }) => ({
    ...group,
    label: alikeNames ? `${label}（${KINDS[id.slice(0, id.indexOf(':'))] ?? '其他'}）` : label,
  }));
  const leaves = groups.flatMap((group) => group.leaves);
  const printed = said.flatMap((one) => leaves.find(({ cell }) => cell.value !== null && says(one, cell.value)) ?? []);
  const [a, b] = printed;
  if (a === undefined || b === undefined) return null;
  const findings = relevantFindings(named, query, true);
  return {
    type: 'check',
    title: groups[0]?.label ?? '',
    overall: false,
    equations: [],
    prints: named,
    proofs: [],
    tables: [],
    unprinted: [],
    findings,
  };
}

/** What tells two things of one name apart. */
const KINDS: Readonly<Record<string, string>> = {
  function: '功能科目',
  economic: '经济科目',
  project: '项目',
  'three-public': '“三公”经费',
  revenue: '收入',
};

/** The parts added up, against the whole that is named or stated. */
function equality(query: Query): Request | null {
  const { frame } = query;
  if (!EQUALS.test(frame.segment.text) || !(frame.ops.has('plus') || /[加＋+]/.test(frame.segment.text))) return null;
  const sides = sidesOf(query) ?? measured(query);
  if (sides === null) return null;
  const { parts, whole } = sides;
  const sum = sumOf(parts);
  if (sum === null || !alike(run(sum.plan).amount, run(whole.plan).amount)) return null;
  const right = ofOneTable(sum.plan, whole.plan, query.lookup);
  // Held against the foot of the parts' own table: what the other tables print for the whole is told beside it.
  const leaves = right === whole.plan ? [] : [...run(whole.plan).leaves, ...run(right).leaves];
  return {
    type: 'check',
    title: whole.label,
    overall: false,
    equations: [{ left: { ...sum.plan, label: sum.label } as Plan, right }],
    prints: leaves.length < 2 ? [] : [{ label: whole.label, measure: whole.measure, leaves }],
    proofs: [],
    tables: [],
    unprinted: [],
    findings: [],
  };
}

interface Sides {
  readonly parts: readonly Item[];
  readonly whole: Item;
}

/** 货物加服务等于188.5吗, X的基本支出加项目支出等于…吗, 九大类加起来等不等于支出总计. */
function sidesOf(query: Query): Sides | null {
  const { scope } = query;
  const last = numbersOf(query).at(-1);
  const [row] = scope.nouns;
  // 基本支出加项目支出等于支出总计吗: the parts of a total are things of their own, each as it is printed everywhere.
  if (scope.measures.length > 1 && row?.ids.some((id) => id.startsWith('total:')) === true) return null;
  if (scope.measures.length > 1 && row !== undefined) {
    // 人员经费加公用经费等于基本支出吗: the column that holds the others is what they should come to.
    const holds = scope.measures.includes('basic') && !scope.measures.includes('project') ? 'basic' : undefined;
    const added = scope.measures.filter((measure) => measure !== holds);
    const parts = added.flatMap((measure) =>
      itemsOf({ ...query, scope: { ...scope, measure } }, [row]).map((item) => ({
        ...item,
        label: `${item.label}·${columnName(measure)}`,
      })),
    );
    const [whole] = itemsOf({ ...query, scope: { ...scope, measure: holds } }, [row]);
    return whole === undefined || parts.length < 2 ? null : { parts, whole };
  }
  const list = scope.nouns.find((noun) => noun.ids.length === 0 && noun.collection !== null) ?? scope.container;
  const named = scope.nouns.filter((noun) => noun !== list && noun.ids.length > 0);
  if (list !== null && list !== undefined && named.length === 1) {
    const rows = listFor({ ...query, scope: { ...scope, nouns: [list], container: null, within: undefined } });
    const [whole] = itemsOf({ ...query, scope: { ...scope, within: undefined, container: null } }, named);
    const count = countSaid(query.frame);
    if (rows !== null && whole !== undefined && (count === 0 || rows.items.length === count))
      return { parts: rows.items, whole };
    return null;
  }
  const items = itemsOf(query, named);
  if (named.length < 2 || items.length < 2) return null;
  if (last !== undefined && !/等于|等不等/.test(query.frame.segment.text)) return null;
  if (last !== undefined) {
    const [unit] = items.map((item) => run(item.plan).amount.unit);
    const plan: Plan = { op: 'constant', amount: inUnit(last, unit ?? '元'), label: '问题里的数' };
    const [first] = items;
    return first === undefined
      ? null
      : {
          parts: items,
          whole: { ...first, label: '问题里的数', plan, entity: null, rows: [], same: [], different: [] },
        };
  }
  const whole = items.at(-1);
  return whole === undefined || items.length < 3 ? null : { parts: items.slice(0, -1), whole };
}

/** basic → 基本支出. */
function columnName(measure: Measure): string {
  const [id = ''] = Object.entries(COLUMN_OF).find(([, one]) => one === measure) ?? [];
  return id.slice(id.indexOf(':') + 1);
}

/** 地上8013平方米加地下5356平方米等于13459吗: three figures that the document prints with one unit. */
function measured({ frame, lookup }: Query): Sides | null {
  // 地上8013平方米: 上 before a number is no bound here, so the tokens are read, not the frame.
  const numbers = frame.segment.tokens.flatMap((token) => tag(token, 'number') ?? []);
  const said = numbers.filter(({ unit }) => unit !== null && !isMoney(unit) && unit !== '%');
  const unit = said[0]?.unit;
  const all = [...said.map(({ value }) => value), ...frame.codes.map(({ code }) => code)];
  const bare = numbers.filter((one) => one.unit === null).map(({ value }) => value);
  const values = [...all, ...bare];
  if (unit === undefined || unit === null || values.length < 3 || said.some((one) => one.unit !== unit)) return null;
  const items = values.flatMap((value): Item[] => {
    for (const entry of lookup.facts.entries) {
      const cell = entry.cells.find((one) => one.value?.unit === unit && decimalString(one.value) === value);
      if (cell !== undefined) return [cellItem(entry, cell, lookup)];
    }
    return [];
  });
  const whole = items.at(-1);
  return items.length < values.length || whole === undefined ? null : { parts: items.slice(0, -1), whole };
}

function itemsOf(query: Query, nouns: Query['scope']['nouns']): readonly Item[] {
  const settled = settle(query, nouns);
  return 'items' in settled ? settled.items : [];
}

type Said = Query['frame']['numbers'][number];

/** Sums of money, with or without their unit. */
function numbersOf({ frame }: Query): readonly Said[] {
  // In the order of the question: the last one is what a sum is said to come to.
  const said = frame.segment.tokens.flatMap((token): readonly Said[] => {
    const number = tag(token, 'number');
    if (number !== undefined) return frame.numbers.includes(number) ? [number] : [];
    const code = tag(token, 'code')?.code ?? '';
    return /^\d{3,6}$/.test(code) ? [{ t: 'number', value: code, unit: null, approximate: false }] : [];
  });
  return said.filter(({ unit, value }) => (unit === null || isMoney(unit)) && !/^(?:19|20)\d\d$/.test(value));
}

/** 1704.11 of a document in 万元, 59.23万 (read as 元), both as they are printed or rounded to two places of 万元. */
function says({ value, unit }: Said, printed: Amount): boolean {
  if (!isMoney(printed.unit)) return false;
  if (unit === null && decimalString(printed) === decimalString(amount(value, printed.unit))) return true;
  const yuan = amount(value, unit === null || unit === '块' ? '元' : unit);
  return equal(printed, yuan) || equal(roundTo(convert(printed, '万元'), 2), convert(yuan, '万元'));
}

/** A bare number in the unit of the figures beside it; one of 万 is told in 元. */
function inUnit({ value, unit }: Said, beside: string): Amount {
  return unit === null && Number(value) < 100_000 ? amount(value, beside) : convert(amount(value, '元'), beside);
}
