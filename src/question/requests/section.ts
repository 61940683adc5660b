import type { Statement } from '../../facts/types.ts';
import type { Passage } from '../../search/passages.ts';
import { searchIn } from '../../search/search.ts';
import { readNumber } from '../../text/numeral.ts';
import type { Query } from '../query.ts';
import type { Request } from '../request.ts';
import { squeeze } from '../squeeze.ts';
import { has } from '../tokens.ts';

const NUMBER = '[一二三四五六七八九十]{1,3}|\\d{1,2}';
const PLACE = new RegExp(
  `第(${NUMBER})(?:部分|章|编)(?:[·的里中]|当中)?(?:第?(${NUMBER})(?:个?(?:部分|条|点|项|节|小节|大点))?)?`,
);

/** 名词解释里列了几个功能科目: what the glossary lists is counted by no table, and quoted. */
function inGlossary({ frame, document }: Query): Request | null {
  const { tokens } = frame.segment;
  const at = tokens.findIndex(({ text }) => text === '名词解释');
  const next = at < 0 ? undefined : tokens[at + 1];
  if (next === undefined || !has(next, 'relation', 'within') || !frame.asks.has('how-many')) return null;
  const listed = tokens.filter((token) => has(token, 'collection') || has(token, 'column')).map(({ text }) => text);
  const passages = document.terms.map(({ name, text, source, line, page }, i): Passage => {
    const statement = {
      kind: 'statement' as const,
      subject: null,
      text: `${name}：${text}`,
      source,
      title: name,
      line,
      page,
    };
    return { id: String(i), kind: 'paragraph', label: name, statement };
  });
  const [hit] = searchIn(passages).find(listed);
  return hit === undefined || hit.coverage < SURE
    ? { type: 'missing', what: `名词解释里“${listed.join('')}”的个数`, reason: 'no-text', mentioned: [], there: [] }
    : quoting([hit.passage.statement]);
}

const SURE = 2 / 5;

/** 环卫是不是也在列: in what was just quoted. */
function standsThere({ frame, previous, lookup }: Query): Request | null {
  const said = previous?.request;
  if (said?.type !== 'passages' || !/在列|列在|在里[面头]|在其中|列没列|列了没/.test(frame.segment.text)) return null;
  const names = [
    ...frame.unlisted.map(({ name }) => name),
    ...frame.nouns.flatMap(({ ids }) => ids.slice(0, 1)).flatMap((id) => lookup.entity(id)?.names[0] ?? []),
  ];
  if (names.length === 0) return null;
  const text = squeeze(said.statements.map((one) => one.text).join(''));
  const [listed, unnamed] = [true, false].map((is) => names.filter((name) => text.includes(squeeze(name)) === is));
  const lead = { says: 'includes' as const, listed: listed ?? [], excluded: [], unnamed: unnamed ?? [] };
  return { ...said, lead, figures: [], kind: 'check' };
}

function quoting(statements: readonly Statement[]): Request {
  return { type: 'passages', title: statements[0]?.title ?? '', statements, figures: [], kind: 'explanation' };
}

/** 第三部分第七写了什么: the paragraphs that stand at that place. */
export function section(query: Query): Request | null {
  const { frame, document } = query;
  const listed = inGlossary(query) ?? standsThere(query);
  if (listed !== null) return listed;
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
  // A whole part is long: its beginning says where to look.
  return statements.length === 0
    ? { type: 'missing', what: found[0], reason: 'no-text', mentioned: [], there: [] }
    : quoting(statements.slice(0, MOST));
}

const MOST = 6;
