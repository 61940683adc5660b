import { isText, type SourceLine } from './lines.ts';
import { numbered } from './numbering.ts';
import { endsLikeTable, isLabel, isLabelRow, isNoteStart, isTitleLike } from './titles.ts';

/** TAB rows that stand together, with the words printed above and the notes printed below them. */
export interface Block {
  /** Title, number, unit and department lines, in order. */
  readonly above: readonly SourceLine[];
  readonly rows: readonly SourceLine[];
  readonly notes: readonly SourceLine[];
}

/**
 * Cuts a document into its table blocks: blank lines and page marks do not end one, words do.
 * @param isClosed lines that cannot belong to a table: contents, headings of parts
 */
export function readBlocks(lines: readonly SourceLine[], isClosed: (line: SourceLine) => boolean): readonly Block[] {
  const blocks: { above: SourceLine[]; rows: SourceLine[]; notes: SourceLine[] }[] = [];
  let between: SourceLine[] = [];
  let open: SourceLine[] | null = null;
  for (const line of lines) {
    if (line.kind === 'blank' || line.kind === 'page') continue;
    if (isClosed(line) && line.kind === 'row') continue;
    if (isDataRow(line)) {
      if (open === null) {
        const { notes, above } = divide(between, isClosed);
        blocks.at(-1)?.notes.push(...notes);
        open = [];
        blocks.push({ above, rows: open, notes: [] });
      }
      open.push(line);
      between = [];
    } else if (!isBlankRow(line)) {
      open = null;
      between.push(line);
    }
  }
  blocks.at(-1)?.notes.push(...divide(between, isClosed).notes);
  return blocks;
}

function isDataRow(line: SourceLine): boolean {
  return line.kind === 'row' && !isBlankRow(line) && !isLabelRow(line);
}

function isBlankRow(line: SourceLine): boolean {
  return line.kind === 'row' && line.cells.every((cell) => cell === '');
}

/** Parts the lines between two blocks: notes of the first, and what is printed above the second. */
function divide(
  between: readonly SourceLine[],
  isClosed: (line: SourceLine) => boolean,
): { notes: SourceLine[]; above: SourceLine[] } {
  const notes: SourceLine[] = [];
  let next = 0;
  const first = between[0];
  if (first !== undefined && isNoteStart(first.text)) {
    notes.push(first);
    next = 1;
    for (let line = between[next]; line !== undefined && isNote(line, isClosed); line = between[next]) {
      notes.push(line);
      next += 1;
    }
  }
  let from = between.length;
  for (let line = between[from - 1]; from > next && line !== undefined; line = between[from - 1]) {
    if (isClosed(line) || !isAbove(line)) break;
    from -= 1;
  }
  return { notes, above: between.slice(from) };
}

function isNote(line: SourceLine, isClosed: (line: SourceLine) => boolean): boolean {
  if (line.kind === 'heading' || isClosed(line) || isLabel(line.text) || endsLikeTable(line.text)) return false;
  return isNoteStart(line.text) || numbered(line.text)?.style.startsWith('digit') === true;
}

function isAbove(line: SourceLine): boolean {
  if (!isText(line)) return isLabelRow(line);
  if (isLabel(line.text) || endsLikeTable(line.text)) return isTitleLike(line) || isLabel(line.text);
  // A numbered heading that does not name a table begins a section.
  return isTitleLike(line) && numbered(line.text) === null;
}
