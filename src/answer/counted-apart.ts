import type { Finding } from '../document/types.ts';
import { amount } from '../money/amount.ts';
import { type Setting, value } from './draft.ts';
import type { Value } from './types.ts';

const COUNT = /印(?:为|的是)(\d[\d,]*)([辆台套个人次项])/g;

/** 一处印1辆，另一处印0辆: the counts that a finding sets side by side; none where it is about money. */
export function countsOf({ code, message }: Finding): readonly Value[] {
  return [...message.matchAll(COUNT)].map(([, n = '', unit = '']) => value(code, amount(n.replaceAll(',', ''), unit)));
}

/** The sentence of each place that prints its count, as printed: what exactly is counted stands there. */
export function sentencesOf(finding: Finding, { lines }: Setting): readonly string[] {
  const counts = [...finding.message.matchAll(COUNT)].map(
    ([, n = '', unit = '']) => new RegExp(`(?<![\\d.])${n}\\s*${unit}`),
  );
  return counts.length < 2
    ? []
    : finding.places.flatMap(({ source, line }, i) => {
        const sentence = (lines()[line - 1] ?? '').split(/[。；]/).find((part) => counts[i]?.test(part) === true);
        return sentence === undefined ? [] : [`${source}第${line}行原文：“${sentence.trim()}。”`];
      });
}
