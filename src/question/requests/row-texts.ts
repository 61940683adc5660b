import type { Statement } from '../../facts/types.ts';
import type { Query } from '../query.ts';
import type { Request } from '../request.ts';

/** Columns of words by what asks for them. */
const COLUMNS: readonly (readonly [asked: RegExp, column: RegExp])[] = [
  [/什么时候|何时|哪[天日]|几号|几月|多久|时间|日期/, /时间|日期/],
  [/在哪|地点|哪里[开办]/, /地点/],
  [/备注/, /备注/],
];

/** 领导干部培训会是什么时候: the words that the row of a table of its own kind says in that column. */
export function rowTexts({ frame, scope, lookup }: Query): Request | null {
  const { asks, segment } = frame;
  const column = COLUMNS.find(([asked]) => asked.test(segment.text))?.[1];
  if (column === undefined || ['amount', 'people', 'number', 'how-many'].some((ask) => asks.has(ask))) return null;
  const rows = scope.nouns
    .flatMap(({ ids }) => ids)
    .filter((id) => id.startsWith('row:'))
    .flatMap((id) => lookup.about(id));
  const statements = rows.flatMap(({ subject, title, label, texts }) =>
    Object.entries(texts)
      .filter(([name]) => column.test(name))
      .map(
        ([name, text]): Statement => ({
          kind: 'statement',
          subject,
          title,
          ...text,
          text: `${label}·${name}：${text.text}`,
        }),
      ),
  );
  const [first] = statements;
  return first === undefined
    ? null
    : { type: 'passages', title: first.title, statements, figures: [], kind: 'explanation' };
}
