import { has, type Tag, type Token, tag } from './tokens.ts';

/** Units of what a kind of 每 counts: a number of such a unit is its divisor. */
export const UNITS_OF: Readonly<Record<string, readonly string[]>> = {
  person: ['人', '名', '位', '个'],
  staff: ['人', '名', '位', '个'],
  vehicle: ['辆', '台', '部'],
  month: ['个月', '月'],
  quarter: ['个季度', '季度'],
  week: ['周', '个星期', '星期'],
  day: ['天', '日'],
  unit: ['个', '次', '件', '台', '张', '把', '套', '项', '笔', '家', '场', '块', '趟', '回', '条', '份'],
};
const COUNTERS = new Set(Object.values(UNITS_OF).flat());

export type Divisor = Extract<Tag, { t: 'number' }>;

/** The numbers that a question divides by as it gives them: 除以52人, 按14个社区平均, 摊到12个月, 5次每次多少. */
export function statedDivisors(tokens: readonly Token[]): readonly Divisor[] {
  return dividing(tokens).flatMap((token) => tag(token, 'number') ?? []);
}

/** Where what is counted by such a number is named: 社区 of 14个社区. */
export function placesCounted(tokens: readonly Token[]): readonly number[] {
  return dividing(tokens).map(({ end }) => end);
}

/** 活动 of 14场活动: what the user's own number counts; 10个项目 are the rows of a list. */
export function counted(
  { start, ids }: { readonly start: number; readonly ids: readonly string[] },
  tokens: readonly Token[],
): boolean {
  return ids.length > 0 && placesCounted(tokens).includes(start);
}

function dividing(tokens: readonly Token[]): readonly Token[] {
  const spread = tokens.some((token) => has(token, 'op', 'average') || has(token, 'op', 'divide'));
  return tokens.filter((token, i) => {
    const number = tag(token, 'number');
    if (number === undefined || Number(number.value) <= 1 || number.unit === '%') return false;
    const behind = tokens[i + 1];
    if (behind !== undefined && has(behind, 'compare')) return false;
    const led = tokens.slice(0, i).findLast((one) => !has(one, 'filler'));
    if (led !== undefined && has(led, 'op', 'divide')) return true;
    // 保留三位: decimals.
    if (number.unit === null || !COUNTERS.has(number.unit) || (led !== undefined && has(led, 'op', 'exact')))
      return false;
    // 52个人分
    const shared = number.unit !== null && UNITS_OF['person']?.includes(number.unit) === true && behind?.text === '分';
    return spread || shared || tokens.some((one) => covers(number, tag(one, 'per')?.id ?? ''));
  });
}

/** Does a number of the question say what a kind of 每 is divided by? */
export function covers(number: Divisor, kind: string): boolean {
  return number.unit !== null && UNITS_OF[kind]?.includes(number.unit) === true;
}
