import { nounName, type Query } from '../query.ts';
import type { Request } from '../request.ts';

/** Questions that a project form answers, and the labels under which it does. */
const FIELDS: readonly (readonly [ask: string, labels: readonly string[]])[] = [
  ['office', ['项目负责人']],
  ['contact', ['联系人', '电话']],
  ['phone', ['电话']],
  ['filler-person', ['填报人', '填报人电话']],
  ['basis', ['立项情况']],
  ['dates', ['起止日期', '项目起止日期']],
  ['filled', ['填报日期']],
  ['attribute', ['项目属性', '项目类型']],
];

/** 谁管, 电话, 依据什么文件, 起止日期: what the form of a project says besides its figures. */
export function details(query: Query): Request | null {
  const { frame, scope, lookup } = query;
  const labels = FIELDS.filter(([ask]) => frame.asks.has(ask)).flatMap(([, names]) => names);
  if (labels.length === 0) return null;
  const nouns = scope.nouns.filter((noun) => noun.ids.length > 0);
  const ids = nouns.flatMap((noun) => noun.ids);
  const found = ids.flatMap((id) =>
    lookup.about(id).flatMap((entry) => labels.flatMap((label) => {
      const text = entry.texts[label];
      return text === undefined ? [] : [{ label, text, entry }];
    })),
  );
  const [noun] = nouns;
  if (found.length === 0) return null;
  const name = noun === undefined ? '' : nounName(noun, lookup);
  const unique = found.filter((one, i) => found.findIndex((other) => other.label === one.label && other.text.text === one.text.text) === i);
  return { type: 'details', name: lookup.entity(unique[0]?.entry.subject ?? '')?.names[0] ?? name, details: unique };
}
