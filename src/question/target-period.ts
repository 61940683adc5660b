/** 每日, 每月: how often a target has to be met again. */
const PERIODS: readonly (readonly [said: RegExp, printed: RegExp])[] = [
  [/(?:每|一|天)天|每日|一日/, /每[日天]/],
  [/每个?月|一个?月|月月/, /每个?月/],
  [/每个?(?:星期|周)|一个?(?:星期|周)/, /每周/],
  [/每个?季度|一个?季度/, /每个?季/],
];

/** Index of the period that a question says; -1 for a year, or for none. */
export function periodSaid(text: string): number {
  return PERIODS.findIndex(([said]) => said.test(text));
}

/** Index of the period that an indicator's name prints; -1 for a year, which nothing or 每年 says. */
export function periodPrinted(label: string): number {
  return PERIODS.findIndex(([, printed]) => printed.test(label));
}

/** 一个月巡逻几次, and only how often a day is printed; 一天吃几顿, and what is printed are no meals. */
export function otherTarget(label: string, text: string): boolean {
  const said = periodSaid(text);
  return (said >= 0 && said !== periodPrinted(label)) || (/[几少]顿/.test(text) && !/[餐饭]/.test(label));
}
