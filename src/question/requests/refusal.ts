import { run } from '../../calculation/run.ts';
import { decimalString, isZero } from '../../money/amount.ts';
import { headsOf, withHeads } from '../code-heads.ts';
import { statedDivisors } from '../divisors.ts';
import { figuresOf } from '../figures.ts';
import { itemOf, operand } from '../operands.ts';
import type { Query } from '../query.ts';
import type { Item, Request } from '../request.ts';
import { squeeze } from '../squeeze.ts';
import { has, tag } from '../tokens.ts';

const REASONS = ['injection', 'personal', 'politics', 'chitchat', 'opinion'] as const;

/** Messages that no budget answers: one honest sentence. */
export function outside({ frame, previous }: Query): Request | null {
  // 1+1等于几: sums of the user's own numbers.
  const sums =
    frame.numbers.length + frame.codes.length >= 2 &&
    frame.nouns.length === 0 &&
    // 房租177万，除以12个月: goes on with the figure just said.
    previous?.frame.segment.claim !== true &&
    frame.years.length === 0 &&
    /[+加减乘除×÷]/.test(frame.segment.text) &&
    frame.numbers.every(({ value }) => Number(value) < 1000);
  if (sums) return { type: 'out-of-scope', why: 'chitchat' };
  const why = REASONS.find((reason) => frame.asides.includes(reason));
  return why === undefined ? null : { type: 'out-of-scope', why };
}

/** What this document cannot say: another year, a thing that it names without a figure, a thing that it does not name. */
export function absent(query: Query): Request | null {
  const { frame, lookup, scope } = query;
  // After a refusal the same thing would only be refused again.
  const again = scope.inherited && query.previous?.request.type === 'missing';
  const there = () =>
    (again ? [] : scope.nouns)
      .flatMap((noun) => operand(noun, { ...scope, want: 'any', measure: undefined }, lookup).readings)
      .slice(0, 2);
  // 按14个社区平均，每个社区多少: the user's own division.
  const divided = statedDivisors(frame.segment.tokens).length > 0;
  const shared = divided || frame.asks.has('units-under');
  const [what] = [...frame.absents, ...ofEachPlace(query)].filter(
    (one) => (one !== 'community' || !shared) && !(one === 'residents' && isTarget(query)),
  );
  if (what !== undefined) return { type: 'missing', what, reason: 'absent', mentioned: [], there: there() };
  const strange = frame.years.find((year) => !isTold(year, query));
  if (strange !== undefined)
    return { type: 'missing', what: `${strange}年`, reason: 'year', mentioned: [], there: there() };
  const [unlisted] = frame.unlisted.filter(({ name }) => !everybody(name, query));
  if (unlisted !== undefined && !frame.ops.has('except')) {
    const parent = parentClass(unlisted.code, query);
    if (parent !== null) return { type: 'none-of', what: unlisted.name, parent };
    const key = squeeze(unlisted.name);
    const mentioned = lookup.facts.statements.filter((one) => squeeze(one.text).includes(key)).slice(0, 2);
    return {
      type: 'missing',
      what: unlisted.name,
      reason: 'unlisted',
      mentioned,
      there: scope.inherited ? [] : there(),
    };
  }
  const listed = new Set(query.document.tables.map((table) => table.source));
  const table = frame.sources.find((source) => !listed.has(source));
  if (table !== undefined) return { type: 'missing', what: table, reason: 'no-table', mentioned: [], there: [] };
  const account = /科目|代码|编码/.test(frame.segment.text)
    ? frame.numbers.find(({ unit, value }) => unit === null && /^\d{5,21}$/.test(value))
    : undefined;
  if (account !== undefined && scope.nouns.every((noun) => noun.ids.length === 0) && !moneyLike(query, account.value))
    return { type: 'missing', what: account.value, reason: 'code', mentioned: [], there: [] };
  const tail = frame.codes.find((one) => one.tail && !frame.nouns.some((noun) => noun.token.text.includes(one.code)));
  if (tail !== undefined) return { type: 'missing', what: tail.code, reason: 'code', mentioned: [], there: [] };
  const head = headsOf(frame).find((one) => withHeads([one], lookup).length === 0);
  if (head !== undefined) return { type: 'missing', what: head, reason: 'code', mentioned: [], there: [] };
  const strangers = frame.segment.tokens.filter((token) => tag(token, 'code')?.head === false && !has(token, 'entity'));
  // Of several codes one that is not listed may not be left out.
  const [stranger] = strangers.filter(
    ({ text }) =>
      /^\d{5,}$/.test(text) &&
      !moneyLike(query, text) &&
      frame.segment.tokens.some((token) => has(token, 'code') && has(token, 'entity')),
  );
  if (stranger !== undefined) return { type: 'missing', what: stranger.text, reason: 'code', mentioned: [], there: [] };
  const code = frame.codes.find((one) => !one.tail && !one.head);
  if (
    code !== undefined &&
    !(scope.nouns.some((noun) => noun.ids.length > 0) && !scope.inherited) &&
    /^[a-z]?\d{5,}$/i.test(code.code) &&
    !moneyLike(query, code.code)
  )
    return { type: 'missing', what: code.code, reason: 'code', mentioned: [], there: [] };
  if (frame.pers.includes('area'))
    return { type: 'missing', what: '面积', reason: 'absent', mentioned: [], there: there() };
  return null;
}

/** 清查摸底要摸多少户, 人口抽样调查要调查多少对象: people that a target of the document counts. */
function isTarget({ scope }: Query): boolean {
  const ids = scope.inherited ? [] : scope.nouns.flatMap((noun) => noun.ids);
  // 辖区常住人口: two characters of some target's name are not that target.
  const named = scope.nouns.every(({ token }) => token.text.length >= 4);
  return named && ids.length > 0 && ids.every((id) => id.startsWith('indicator:'));
}

/** A change since the year before says that year's figure too. */
function isTold(asked: number, { lookup }: Query): boolean {
  return lookup.facts.entries.some(({ cells }) =>
    cells.some(
      ({ year, measure }) => year === asked || (year - 1 === asked && (measure === 'change' || measure === 'growth')),
    ),
  );
}

/** 每个社区惠民资金: the lexer reads 社区惠民资金 there, and each community is asked for. */
function ofEachPlace({ frame }: Query): readonly 'community'[] {
  const { tokens } = frame.segment;
  const each = tokens.some(
    (token, i) =>
      /^(?:社区|小区|网格)/.test(token.text) &&
      tag(token, 'entity')?.ids.every((id) => !id.startsWith('indicator:')) === true &&
      /^(?:每个?|各个?|单个|一个)$/.test(tokens[i - 1]?.text ?? ''),
  );
  return each ? ['community'] : [];
}

const PEOPLE = /^(?:人员|人数|职工|员工|干部|人手|人)$/;

/** 职工的养老保险, 机关和事业的公积金: all the people there are, said beside what is paid for them. */
function everybody(name: string, { frame, scope }: Query): boolean {
  // 在编人员: the people themselves, not what is paid for them.
  const paid = scope.nouns.some(({ ids, token }) => ids.length > 0 && !PEOPLE.test(token.text));
  if (frame.asks.has('people') || !paid || scope.inherited) return false;
  return name === '在职实有人数' || (/编制$/.test(name) && /(?:机关|行政).?事业/.test(frame.segment.text));
}

/** 城乡社区环境卫生 is not listed, but the class that it belongs to is printed as zero. */
function parentClass(code: string, query: Query): Item | null {
  const { lookup } = query;
  if (!/^2\d{4,6}$/.test(code)) return null;
  const name = classOf(code, query);
  const figure = name === null ? undefined : figuresOf(name, { want: 'money', year: lookup.facts.year }, lookup)[0];
  return figure !== undefined && isZero(run(figure.plan).amount) ? itemOf(figure) : null;
}

function classOf(code: string, { lookup, accounts }: Query): string | null {
  const own = `function:${code.slice(0, 3)}`;
  if (lookup.about(own).length > 0) return own;
  const name = accounts.get(code.slice(0, 3));
  return name !== undefined && lookup.about(`function:${name}`).length > 0 ? `function:${name}` : null;
}

/** A bare number that the document prints as a sum of money is no code. */
function moneyLike({ lookup }: Query, digits: string): boolean {
  return (
    /^\d+$/.test(digits) &&
    lookup.facts.entries.some((entry) =>
      entry.cells.some((cell) => cell.value !== null && decimalString(cell.value) === digits),
    )
  );
}
