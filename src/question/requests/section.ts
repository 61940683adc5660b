import type { Statement } from '../../facts/types.ts';
import { readNumber } from '../../text/numeral.ts';
import type { Query } from '../query.ts';
import type { Request } from '../request.ts';

const NUMBER = '[一二三四五六七八九十]{1,3}|\\d{1,2}';
const PLACE = new RegExp(
  `第(${NUMBER})(?:部分|章|编)(?:[·的里中]|当中)?(?:第?(${NUMBER})(?:个?(?:部分|条|点|项|节|小节|大点))?)?`,
);

/** 第三部分第七写了什么: the paragraphs that stand at that place. */
export function section(query: Query): Request | null {
  const { frame, document } = query;
  const found = frame.asks.has('quote') ? PLACE.exec(frame.segment.text) : null;
  if (found === null) return null;
  const numbers = found.slice(1).flatMap((said) => (said === undefined ? [] : [readNumber(said)]));
  // 第三部分·七, 第三部分·十一(一): the first two numbers of a place.
  const at = (source: string) => [...source.matchAll(new RegExp(NUMBER, 'g'))].map(([said]) => readNumber(said));
  const here = document.sections.filter(({ source }) => numbers.every((one, i) => at(source)[i] === one));
  const statements = here.flatMap(({ source, title, paragraphs }) =>
    paragraphs.map(({ text, line, page }): Statement => {
      return { kind: 'statement', subject: null, text, source, title, line, page };
    }),
  );
  const [first] = statements;
  if (first === undefined) return { type: 'missing', what: found[0], reason: 'no-text', mentioned: [], there: [] };
  // A whole part is long: its beginning says where to look.
  const quoted = statements.slice(0, MOST);
  return { type: 'passages', title: first.title, statements: quoted, figures: [], kind: 'explanation' };
}

const MOST = 6;
