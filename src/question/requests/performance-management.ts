import type { Statement } from '../../facts/types.ts';
import type { Query } from '../query.ts';
import type { Request } from '../request.ts';

const MANAGED = /绩效(?:目标)?(?:管理|自评|评价|跟踪|监控)/;
/** `（三）绩效目标设置情况。…`: a paragraph that opens with what it is about. */
const HEADED = /^.{0,8}绩效/;
const FIGURES = ['amount', 'number', 'how-many', 'items', 'each'];

/** 绩效目标管理涉及多少钱, 绩效自评平均得分多少: what the narrative says of it, quoted with its figures. */
export function performanceManagement({ frame, scope, document }: Query): Request | null {
  const { asks, segment } = frame;
  if (!MANAGED.test(segment.text) || !FIGURES.some((ask) => asks.has(ask))) return null;
  // A figure that goes by its own name is read as such; a name that was guessed from 绩效自评 alone is not.
  const named = scope.nouns.some(
    ({ ids, token }) => token.via !== 'search' && ids.some((id) => !/^(?:category|total|unit|department):/.test(id)),
  );
  if (named || scope.nouns.some(({ collection }) => collection !== null && collection !== 'projects')) return null;
  const statements = document.sections.flatMap(({ paragraphs, source, title }) =>
    paragraphs
      .filter(({ text }) => (/绩效/.test(title) || HEADED.test(text)) && MANAGED.test(text) && /\d/.test(text))
      .map(
        ({ text, line, page }): Statement => ({ kind: 'statement', subject: null, text, source, title, line, page }),
      ),
  );
  const [first] = statements;
  return first === undefined
    ? null
    : { type: 'passages', title: first.title, statements: statements.slice(0, 2), figures: [], kind: 'explanation' };
}
