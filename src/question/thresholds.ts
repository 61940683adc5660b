import type { Measure } from '../facts/types.ts';
import { isMoney } from '../money/amount.ts';
import { has, type Token, tag } from './tokens.ts';

export interface Threshold {
  readonly compare: 'gt' | 'lt' | 'ge' | 'le' | 'eq';
  readonly value: string;
  readonly unit: string | null;
  /** The column that is limited, where the question says it: 单价不足1000元的, 数量为12的. */
  readonly measure?: Measure | undefined;
}

/** 超过100万, 100万以上, ≥42次: a comparison word directly before or after a number. */
export interface Thresholds {
  readonly thresholds: Threshold[];
  /** Numbers and words of comparing that were read. */
  readonly used: ReadonlySet<Token>;
  /** Words for the columns that are limited. */
  readonly columns: ReadonlySet<Token>;
}

export function readThresholds(tokens: readonly Token[]): Thresholds {
  const thresholds: Threshold[] = [];
  const used = new Set<Token>();
  const columns = new Set<Token>();
  const columnBefore = (number: Token) => {
    const column = columnOf(number, tokens);
    if (column !== undefined) columns.add(column);
    return column === undefined ? {} : { measure: tag(column, 'measure')?.id };
  };
  // 50万到100万之间: two numbers with 到 between them, or 之间 behind.
  const span = spanOf(tokens);
  if (span !== null) {
    const [low, high] = span.map((token) => ({ token, number: tag(token, 'number') }));
    if (low?.number !== undefined && high?.number !== undefined) {
      used.add(low.token).add(high.token);
      const column = columnBefore(low.token);
      thresholds.push(
        { compare: 'ge', value: low.number.value, unit: low.number.unit ?? high.number.unit, ...column },
        { compare: 'le', value: high.number.value, unit: high.number.unit, ...column },
      );
      return { thresholds, used, columns };
    }
  }
  tokens.forEach((token, i) => {
    const number = tag(token, 'number');
    if (number === undefined) return;
    const next = tokens[i + 1];
    const unit = next !== undefined && has(next, 'unit') ? next : undefined;
    const after = unit === undefined ? i + 1 : i + 2;
    // 7000元（含）以上
    const behind = tokens[after] !== undefined && /^含/.test(tokens[after].text) ? tokens[after + 1] : tokens[after];
    const before = tokens[i - 1];
    const compare = [behind, before].find((word) => word !== undefined && has(word, 'compare') && !used.has(word));
    const id = compare === undefined ? undefined : tag(compare, 'compare')?.id;
    if (compare === undefined || id === undefined) {
      if (isExact(token, tokens)) {
        used.add(token);
        thresholds.push({ compare: 'eq', value: number.value, unit: number.unit, ...columnBefore(token) });
      }
      return;
    }
    // 采购表上三项: where they stand, not how many there are at least.
    if (compare === before && compare.text === '上' && Number(number.value) < 10) return;
    used.add(compare).add(token);
    // 1000元以下（不含1000）
    const strict = compare === behind ? withoutItself(tokens.slice(tokens.indexOf(compare) + 1)) : [];
    for (const one of strict) used.add(one);
    const own = strict.length === 0 ? id : id === 'le' ? 'lt' : id === 'ge' ? 'gt' : id;
    thresholds.push({
      compare: own as Threshold['compare'],
      value: number.value,
      unit: number.unit,
      ...columnBefore(token),
    });
  });
  return { thresholds, used, columns };
}

/** The two limits of a span, one right after the other; what counts the rows (去年16个项目) is none. */
function spanOf(tokens: readonly Token[]): readonly [low: Token, high: Token] | null {
  const numbers = tokens.filter((token) => Number(tag(token, 'number')?.value ?? '0') >= 10);
  const text = (from: number, to = Number.POSITIVE_INFINITY) =>
    tokens
      .filter(({ start, end }) => start >= from && end <= to)
      .map((token) => token.text)
      .join('');
  for (const [i, high] of numbers.entries()) {
    const low = numbers[i - 1];
    if (low === undefined) continue;
    const [lower, upper] = [tag(low, 'number'), tag(high, 'number')];
    const money = Number(lower?.value) >= 1000 || lower?.unit === upper?.unit;
    const between = text(low.end, high.start);
    if (
      money &&
      /^(?:到|至|元到|元至|以上到|和|与|跟|万?到)?$/.test(between) &&
      (between !== '' || text(high.end).startsWith('之间'))
    )
      return [low, high];
  }
  return null;
}

/** 不含1000, 不含本数, right behind a limit: the words that say so. */
function withoutItself([not, itself]: readonly Token[]): readonly Token[] {
  if (not === undefined || !/^不(?:含|包含|包括|算)/.test(not.text)) return [];
  if (/本数$/.test(not.text)) return [not];
  if (itself === undefined || !(has(itself, 'number') || has(itself, 'code') || /^本数?$/.test(itself.text))) return [];
  return [not, itself];
}

/** 一个要5000块以上的资产: the price of each is limited. */
export function eachOver(thresholds: readonly Threshold[], tokens: readonly Token[]): boolean {
  const money = thresholds.some(({ unit }) => unit !== null && (isMoney(unit) || unit === '块'));
  const goods = tokens.some((token) => has(token, 'collection', 'assets') || has(token, 'collection', 'procurement'));
  const each = tokens.some((token) => {
    const number = tag(token, 'number');
    return has(token, 'per', 'unit') || (number?.value === '1' && PIECES.has(number.unit ?? ''));
  });
  return money && goods && each;
}

const QUANTITY = /数量|个数|件数|台数|次数/;
export const BOUGHT = /^(?:买|购|采购|购买|配|配置|配备|添|添置)了?$/;

/** 数量是5的, 数量那栏写5的, 买了5次的: rows of that very number, where rows are asked for. */
function isExact(token: Token, tokens: readonly Token[]): boolean {
  const rows = ['which', 'each', 'list', 'how-many'].some((id) => tokens.some((one) => has(one, 'ask', id)));
  const whole = /^\d+$/.test(tag(token, 'number')?.value ?? '');
  if (rows && whole && pricedSo(token, tokens)) return true;
  // 数量是12的服务: says which, asked or not.
  const telling = tokens.some((one) => one.start === token.end && one.text === '的');
  if (!(rows || telling) || !whole) return false;
  const before = tokens.filter((one) => one.end <= token.start);
  const at = before.findLastIndex((one) => !has(one, 'filler') && !has(one, 'op', 'equals'));
  const lead = before[at];
  if (lead !== undefined && has(lead, 'measure', 'quantity') && QUANTITY.test(lead.text))
    return telling || before.slice(at + 1).some((one) => !/^[的了]$/.test(one.text));
  const unit = tag(token, 'number')?.unit ?? null;
  return rows && unit !== null && PIECES.has(unit) && BOUGHT.test(before.at(-1)?.text ?? '');
}

/** 两万块的有哪些, 两万的项目有几个: a sum of money that says which rows. */
function pricedSo(token: Token, tokens: readonly Token[]): boolean {
  const number = tag(token, 'number');
  const { value = '0', unit = null } = number ?? {};
  const money = unit === null ? Number(value) >= 1000 : isMoney(unit) || unit === '块';
  const of = tokens.find((one) => one.start === token.end);
  const next = tokens.find((one) => one.start === of?.end);
  const before = tokens.findLast((one) => one.end <= token.start && !has(one, 'filler'));
  const within = before === undefined || has(before, 'relation', 'within') || has(before, 'collection');
  return (
    money &&
    number?.approximate === false &&
    within &&
    of?.text === '的' &&
    next !== undefined &&
    (has(next, 'ask') || has(next, 'collection') || next.text === '有')
  );
}

const PIECES = new Set(['个', '次', '台', '套', '件', '张', '把', '项', '辆', '份', '回']);

/** 单价不足1000元, 数量为12: the column right before the number, whatever compares. */
function columnOf(number: Token, tokens: readonly Token[]): Token | undefined {
  const before = tokens
    .filter((token) => token.end <= number.start)
    .findLast(
      (token) =>
        !has(token, 'compare') && (has(token, 'measure') || !(has(token, 'filler') || has(token, 'op', 'equals'))),
    );
  return before !== undefined && has(before, 'measure') ? before : undefined;
}
