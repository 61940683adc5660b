import type { Document, Line, Section, Table } from '../../document/types.ts';
import type { Register } from '../entities.ts';
import { noteStandard, standardSubject } from '../subjects.ts';
import type { Statement } from '../types.ts';
import { continuesReasons, WHOLE_SIDE } from './clauses.ts';
import type { Told } from './entries.ts';

const REASON =
  /主要原因(?:是|为|系|说明)?[：:，]?|主要(?:是|系)(?:由于|因为?)[：:]?|(?<=(?:增加|减少|增长|下降|降低|上升|持平|[增减降涨升]幅)[^，。；]{0,20}[，。])主要(?:是|系)(?!用于)/;
/** 其中：, 具体安排情况如下： with nothing after it. */
const OPENER = /^[^，。；]{0,16}[：:]$/;
const USE = /主要用于[：:]?|(?:资金)?用于[：:]/;

/** Reasons, uses and plain statements of the narrative, each with the subject that its sentence is about. */
export function proseStatements(document: Document, told: readonly Told[], register: Register): readonly Statement[] {
  return document.sections.flatMap((section) => {
    const own = told.filter(({ clause }) => clause.section === section);
    return section.paragraphs.flatMap((paragraph, index) => {
      const before = section.paragraphs[index - 1];
      const goesOn = continuesReasons(paragraph) && before !== undefined && REASON.test(before.text);
      return statementsOf(section, paragraph, own, goesOn, register);
    });
  });
}

/** The notes printed below tables (备注：…没有使用政府性基金预算安排的支出). */
export function noteStatements(tables: readonly Table[], register: Register): readonly Statement[] {
  // The notes of performance forms tell how to fill them in.
  return tables
    .filter(({ kind }) => !/performance$/.test(kind))
    .flatMap((table) =>
      table.notes.map(({ line, page, text }) => ({
        kind: 'statement' as const,
        subject: subjectOf(table.title, { source: table.source, line, quote: text }, register),
        text,
        source: table.source,
        title: table.title,
        line,
        page,
      })),
    );
}

function statementsOf(
  section: Section,
  paragraph: Line,
  told: readonly Told[],
  goesOn: boolean,
  register: Register,
): readonly Statement[] {
  const statements: Statement[] = [];
  const whole =
    !told.some(({ clause }) => clause.paragraph === paragraph) &&
    !REASON.test(paragraph.text) &&
    !USE.test(paragraph.text);
  const all = sentences(paragraph.text);
  for (const { text, offset } of whole ? [{ text: paragraph.text, offset: 0 }] : all) {
    const here = told.filter(
      ({ clause }) => clause.paragraph === paragraph && clause.offset >= offset && clause.offset < offset + text.length,
    );
    const parts = partsOf(text);
    if (parts.length === 0 && here.some(({ entry }) => !entry.subject.startsWith('count:'))) continue;
    for (const { marked, from, to } of parts.length === 0 ? [{ marked: null, from: 0, to: text.length }] : parts) {
      const at = offset + from;
      const said = text
        .slice(from, to)
        .trim()
        .replace(/^[，,]/, '');
      if (said === '' || said === '。' || OPENER.test(said)) continue;
      const place = placeOf(paragraph, at);
      const last = told.findLast(({ clause }) => isBefore(clause.paragraph, clause.offset, paragraph, at));
      const side = marked === 'reason' ? sideMoved(text.slice(0, from)) : null;
      const whole = told.find(
        ({ clause }) => clause.paragraph === paragraph && side !== null && WHOLE_SIDE.exec(clause.label)?.[1] === side,
      );
      const about =
        whole !== undefined ? whole : last !== undefined && marked === null && !goesOn ? topOf(last, told) : last;
      // 收支预算增加的主要原因: names what it is about, without a figure.
      const named = marked === 'reason' && here.length === 0 ? standardSubject(text.slice(0, from), null) : null;
      const subject =
        (named === null
          ? about?.entry.subject
          : noteStandard(register, named, named.name, { source: section.source, line: place.line, quote: text })) ??
        subjectOf(section.title, { source: section.source, line: place.line, quote: said }, register);
      statements.push({
        kind: marked ?? (goesOn ? 'reason' : 'statement'),
        subject,
        text: said,
        source: section.source,
        title: section.title,
        ...place,
      });
    }
  }
  return statements;
}

/** 主要原因为…；主要用于…: the stretches of a sentence that give a reason or a use, each up to the next one. */
function partsOf(
  text: string,
): readonly { readonly marked: 'reason' | 'use'; readonly from: number; readonly to: number }[] {
  const marks = [
    ...[...text.matchAll(new RegExp(REASON, 'g'))].map((found) => ({ marked: 'reason' as const, found })),
    ...[...text.matchAll(new RegExp(USE, 'g'))].map((found) => ({ marked: 'use' as const, found })),
  ].sort((a, b) => a.found.index - b.found.index);
  return marks.map(({ marked, found }, i) => ({
    marked,
    from: found.index + found[0].length,
    to: marks[i + 1]?.found.index ?? text.length,
  }));
}

/** 收入较去年增加54.13万元，…: whose change a reason is given for, after a list of sources. */
function sideMoved(before: string): string | null {
  return /^(?:\d{4}年)?(?:本单位|本部门)?(收入|支出)(?:预算|决算)?(?:总计|合计)?[比较与]/.exec(before)?.[1] ?? null;
}

/** A plain sentence after a list is about what the list is about, not about its last item. */
function topOf(one: Told, told: readonly Told[]): Told {
  let top = one;
  for (let above = parentOf(top, told); above !== undefined; above = parentOf(top, told)) top = above;
  return top;
}

function parentOf({ clause }: Told, told: readonly Told[]): Told | undefined {
  return told.find((other) => other.clause === clause.parent);
}

function isBefore(paragraph: Line, offset: number, other: Line, at: number): boolean {
  return paragraph === other ? offset < at : paragraph.line < other.line;
}

function subjectOf(
  title: string,
  place: { source: string; line: number; quote: string },
  register: Register,
): string | null {
  const standard = standardSubject(title.replace(/预算?支出(?:安排情况|表)$/, '预算支出'), null);
  return standard === null ? null : noteStandard(register, standard, standard.name, place);
}

/** 较上年减少0.52万元。主要是落实过紧日子要求: what follows the change belongs to its sentence. */
function sentences(text: string): readonly { readonly text: string; readonly offset: number }[] {
  return [...text.matchAll(/[^。]+(?:。主要(?:是|系)[^。]+)*。*/g)].map((found) => ({
    text: found[0],
    offset: found.index,
  }));
}

function placeOf(paragraph: Line, offset: number): { readonly line: number; readonly page: number | null } {
  const part = (paragraph.parts ?? []).findLast((candidate) => candidate.offset <= offset);
  return { line: part?.line ?? paragraph.line, page: part === undefined ? paragraph.page : part.page };
}
