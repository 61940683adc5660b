// Terminal columns, for aligned and wrapped text: Chinese characters and full-width signs take two, marks none.
const WIDE =
  /[\u1100-\u115F\u2E80-\u303E\u3041-\u33FF\u3400-\u4DBF\u4E00-\u9FFF\uA000-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF01-\uFF60\uFFE0-\uFFE6“”‘’…—·①-⑳]|\p{Emoji_Presentation}|\p{Script=Han}/u;
const NONE = /\p{M}|\p{Cf}|\p{Cc}/u;
/** Never begin a line with these, nor end one with the others. */
const CLOSING = /[，。、；：？！）》】”’％%]/u;
const OPENING = /[（《【“‘]/u;
/** Latin words and figures with their unit stay whole. */
const PIECE = /[\p{L}\p{N}.,%+-]+/u;

/** Columns that a text takes in a terminal: 三公 is 4, `a1` is 2. */
export function width(text: string): number {
  let columns = 0;
  for (const char of text) columns += columnsOf(char);
  return columns;
}

function columnsOf(char: string): number {
  return WIDE.test(char) ? 2 : NONE.test(char) ? 0 : 1;
}

/** The text filled up with spaces to `columns`; a longer one is left as it is. */
export function pad(text: string, columns: number, side: 'left' | 'right' = 'right'): string {
  const fill = ' '.repeat(Math.max(0, columns - width(text)));
  return side === 'left' ? fill + text : text + fill;
}

/** Lines of at most `columns`, broken between characters, but not inside a figure or before a closing sign. */
export function wrap(text: string, columns: number): string {
  return text
    .split('\n')
    .map((line) => wrapLine(line, columns))
    .join('\n');
}

function wrapLine(line: string, columns: number): string {
  const lines: string[] = [];
  let current = '';
  let used = 0;
  for (const piece of pieces(line, columns)) {
    const size = width(piece);
    if (used + size > columns && current !== '') {
      lines.push(current.trimEnd());
      current = '';
      used = 0;
      if (piece === ' ') continue;
    }
    current += piece;
    used += size;
  }
  return [...lines, current].join('\n');
}

/** What is never torn: a figure, a Latin word, a sign with the character that it clings to. */
function pieces(line: string, columns: number): string[] {
  const out: string[] = [];
  for (const char of line) {
    const last = out.at(-1) ?? '';
    const latin = isLatin(char) && last !== '' && isLatin(last.charAt(last.length - 1));
    const clings = last !== '' && (CLOSING.test(char) || OPENING.test(last.at(-1) ?? ''));
    if ((latin || clings) && width(last) + columnsOf(char) <= columns) out[out.length - 1] = last + char;
    else out.push(char);
  }
  return out;
}

function isLatin(char: string): boolean {
  return columnsOf(char) === 1 && PIECE.test(char);
}
