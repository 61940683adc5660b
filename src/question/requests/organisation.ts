import type { Section, Table } from '../../document/types.ts';
import type { Statement } from '../../facts/types.ts';
import { cellItem } from '../operands.ts';
import type { Query } from '../query.ts';
import type { Request } from '../request.ts';
import { squeeze } from '../squeeze.ts';
import { paragraphsOf } from './paragraphs-of.ts';

/** Where a document tells of its offices and its units. */
const ORGANISED = /机构(?:设置|编制)|单位构成|(?:预算|决算)构成/;
const DUTIES = /职[能责]/;
const INNER = /内设|[处科]室/;
const INNER_TOLD = /内设[^。]{0,6}机构|内设[^。]{0,6}[处科]室|内设\d+个/;
const UNITS_TOLD =
  /单位构成|单位包括|编制范围|下设\d|(?:下属|所属|下设|二级)[^。；]{0,12}单位[^。；]{0,8}(?:有|包括|分别|为|\d)|[无没有][^。；]{0,4}(?:下属|所属|二级)[^。；]{0,4}单位|预算[^。；]{0,8}属[^。；]{0,8}单位预算|下属\d+家/;
/** What a department's office is called. */
const OFFICE = /(?:办公室|[处科室司])$/;
const NUMBERED = /^(?:\d{1,2}[.、．]|[（(][一二三四五六七八九十\d]{1,3}[)）]|[一二三四五六七八九十]{1,3}、)/;
/** A heading is no longer than this. */
const HEADING = 30;

/** 内设机构有哪些, 下属单位有几家: what is said of the offices inside, or of the units below; quoted with the list that follows. */
export function organisation(query: Query): Request | null {
  const { frame, scope } = query;
  const { asks, segment } = frame;
  const things = scope.inherited ? [] : scope.said.filter(({ ids }) => ids.some((id) => !/^(?:unit|count):/.test(id)));
  if (!asks.has('units-under') || asks.has('amount') || asks.has('people') || asks.has('each') || things.length > 0)
    return null;
  const inner = INNER.test(segment.text) && !/二级|下属/.test(segment.text);
  const sections = query.document.sections;
  const organised = sections.filter(({ title }) => ORGANISED.test(title));
  const headings = inner && asks.has('which') ? organised.flatMap(paragraphsOf).filter(isOfficeHeading) : [];
  if (headings.length > 1) return quoted(headings);
  const told = inner ? INNER_TOLD : UNITS_TOLD;
  for (const among of [organised, sections.filter(({ title }) => DUTIES.test(title))]) {
    const statements = among.flatMap((section) => saying(section, told, query.document.tables));
    if (statements.length > 0) return withCount(quoted(statements), query);
  }
  // No heading of its own: the first sentence that tells it.
  const somewhere = sections.find(({ paragraphs }) => paragraphs.some(({ text }) => told.test(text)));
  if (somewhere !== undefined) return quoted(saying(somewhere, told, query.document.tables, 1));
  const what = inner ? '内设机构' : '下属单位';
  return { type: 'missing', what, reason: 'unlisted', mentioned: [], there: [] };
}

/** 几个下属二级单位？名字？: how many there are, where the words that name them count them once. */
function withCount(said: Request, { frame, lookup }: Query): Request {
  if (said.type !== 'passages' || !(frame.asks.has('how-many') || frame.asks.has('items'))) return said;
  const [figure] = lookup.facts.entries.flatMap((entry) =>
    entry.subject.startsWith('count:') &&
    entry.label.endsWith('单位') &&
    said.statements.some(({ source }) => source === entry.source)
      ? entry.cells.flatMap((cell) =>
          said.statements.some(({ line }) => line === cell.line) ? [cellItem(entry, cell, lookup)] : [],
        )
      : [],
  );
  return figure === undefined ? said : { ...said, figures: [figure], asked: true };
}

/** `5、工业统计处。`: an office's name and nothing more. */
function isOfficeHeading({ text }: Statement): boolean {
  return text.length <= HEADING && NUMBERED.test(text) && OFFICE.test(officeName(text));
}

function officeName(text: string): string {
  return squeeze(text.replace(NUMBERED, '').replace(/[。：:]$/, ''));
}

/** 工业统计处负责什么: what stands below the heading that names an office. */
export function officeDuties({ frame, document }: Query): Request | null {
  const { asks, segment } = frame;
  if (
    !asks.has('functions') &&
    !asks.has('charge') &&
    !asks.has('purpose') &&
    !/负责|干[嘛啥]|职责|管什么/.test(segment.text)
  )
    return null;
  const asked = squeeze(segment.text);
  for (const section of document.sections) {
    const at = section.paragraphs.findIndex(({ text }) => {
      const name = officeName(text);
      return text.length <= HEADING && OFFICE.test(name) && name.length > 2 && asked.includes(name);
    });
    const below = section.paragraphs[at + 1];
    if (at >= 0 && below !== undefined && !NUMBERED.test(below.text))
      return quoted(paragraphsOf(section).slice(at, at + 2));
  }
  // 人民建议征集处是干嘛的: named among the offices, and nothing is said of what it does.
  const named = NAMED_OFFICE.exec(segment.text)?.[1];
  const listed = document.sections.flatMap(paragraphsOf).filter(({ text }) => INNER_TOLD.test(text));
  return named !== undefined && listed.some(({ text }) => text.includes(named))
    ? { type: 'missing', what: `${named}的职责`, reason: 'no-text', mentioned: [], there: [] }
    : null;
}

const NAMED_OFFICE = /^(\p{Script=Han}{2,12}(?:办公室|[处科室司]))(?=是|负责|主要|的?职责|干|管|做)/u;

/** The paragraphs that say it, and the rows of the list that one of them opens. */
function saying(section: Section, told: RegExp, tables: readonly Table[], most = Infinity): readonly Statement[] {
  const all = paragraphsOf(section);
  const hits = all.flatMap((one, i) => (told.test(one.text) ? [i] : [])).slice(0, most);
  if (hits.length === 0) return [];
  const kept = new Set(hits);
  for (const hit of hits)
    if (opens(all[hit])) for (let i = hit + 1; NUMBERED.test(all[i]?.text ?? ''); i += 1) kept.add(i);
  const lines = all.filter((_, i) => kept.has(i));
  const last = lines.at(-1);
  return last === undefined ? [] : [...lines, ...listed(last, tables)];
}

function opens(statement: Statement | undefined): boolean {
  return /[:：]$/.test(statement?.text.trim() ?? '');
}

/** The names of a table that stands right below. */
function listed(above: Statement, tables: readonly Table[]): readonly Statement[] {
  const below = tables.find(({ rows }) => {
    const line = rows[0]?.line ?? 0;
    return line > above.line && line <= above.line + NEAR;
  });
  const column = below?.columns.findIndex(({ path }) => /^单位名称$/.test(path.join(''))) ?? -1;
  if (below === undefined || column < 0) return [];
  return below.rows.flatMap(({ cells, line, page }) => {
    const text = cells[column] ?? '';
    const { source, title } = above;
    return text === '' ? [] : [{ kind: 'statement' as const, subject: null, text, source, title, line, page }];
  });
}

/** Lines between a sentence and the first row of its table: the heading and the columns. */
const NEAR = 8;

function quoted(statements: readonly Statement[]): Request {
  return { type: 'passages', title: statements[0]?.title ?? '', statements, figures: [], kind: 'explanation' };
}
