/**
 * Character maps for fonts that a PDF names but does not hold (宋体 as GBK-EUC-H, UniGB-UCS2-H …), made here:
 * Adobe's own take megabytes. Only what a text needs is right: which code is which character.
 * Widths are right for half-width ASCII, which has its character ids in Adobe-GB1; all else is full width.
 */
export class BuiltInMaps {
  /** Called by pdf.js. @throws Error for maps of other scripts, and for fonts: those are only for drawing */
  async fetch({ kind, filename }: { readonly kind: string; readonly filename: string }): Promise<Uint8Array> {
    const map = kind === 'cMapUrl' ? characterMap(filename) : null;
    if (map === null) throw new Error(`No built-in ${filename}`);
    return new TextEncoder().encode(map);
  }
}

const firstAscii = 0x20;
const lastAscii = 0x7e;
/** Adobe-GB1: proportional ASCII stands at 1 …, half-width ASCII at 814 …. */
const proportional = 1;
const halfWidth = 814;

/** Rows of 256 characters that Chinese documents are written with; pdf.js takes its time over every one. */
const rows: readonly number[] = [0x00, ...between(0x20, 0x26), ...between(0x30, 0x9f), 0xf9, 0xfa, 0xfe, 0xff];

function between(first: number, last: number): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

const made = new Map<string, string | null>();

/** The map of one name as PostScript text, null for names that are not Chinese. */
export function characterMap(name: string): string | null {
  const known = made.get(name);
  if (known !== undefined) return known;
  const map = makeMap(name);
  made.set(name, map);
  return map;
}

function makeMap(name: string): string | null {
  if (/^Adobe-(?:GB1|CNS1)-UCS2$/.test(name)) return toUnicode(name);
  const direction = name.endsWith('-V') ? 1 : 0;
  if (/^Uni(?:GB|CNS)-(?:UCS2|UTF16)-[HV]$/.test(name)) return fromUnicode(name, direction);
  if (/^(?:GBK|GBKp|GBK2K|GB|GBpc)(?:-EUC)?-[HV]$/.test(name)) return fromGbk(name, direction);
  return null;
}

function head(name: string, direction: number, spaces: readonly string[]): string {
  return `/CMapName /${name} def\n/WMode ${direction} def\n${spaces.length} begincodespacerange\n${spaces.join('\n')}\nendcodespacerange\n`;
}

function ranges(lines: readonly string[], operator: string): string {
  const parts: string[] = [];
  for (let from = 0; from < lines.length; from += 100) {
    const part = lines.slice(from, from + 100);
    parts.push(`${part.length} begin${operator}\n${part.join('\n')}\nend${operator}\n`);
  }
  return parts.join('');
}

const hex = (value: number, digits = 4) => `<${value.toString(16).padStart(digits, '0')}>`;

/** Ids are the characters' own numbers, but for ASCII, which keeps its ids and so its widths. */
function fromUnicode(name: string, direction: number): string {
  const lines = [
    `${hex(firstAscii)} ${hex(lastAscii)} ${proportional}`,
    ...rows.map((row) => (row === 0 ? '<00a0> <00ff> 160' : `${hex(row << 8)} ${hex((row << 8) | 0xff)} ${row << 8}`)),
  ];
  return `${head(name, direction, ['<0000> <ffff>'])}${ranges(lines, 'cidrange')}`;
}

function fromGbk(name: string, direction: number): string {
  const decoder = new TextDecoder('gb18030');
  const ascii = /^GBK?-?(?:EUC|2K)?-/.test(name) ? halfWidth : proportional;
  const lines = [`${hex(firstAscii, 2)} ${hex(lastAscii, 2)} ${ascii}`];
  for (let high = 0x81; high <= 0xfe; high += 1) {
    for (let low = 0x40; low <= 0xfe; low += 1) {
      const [character = ''] = decoder.decode(Uint8Array.of(high, low));
      const code = character.charCodeAt(0);
      if (code > lastAscii && code !== 0xfffd && low !== 0x7f)
        lines.push(`${hex((high << 8) | low)} ${hex((high << 8) | low)} ${code}`);
    }
  }
  return `${head(name, direction, ['<00> <80>', '<8140> <fefe>'])}${ranges(lines, 'cidrange')}`;
}

function toUnicode(name: string): string {
  const lines = [
    ...rows.map((row) => `${hex(Math.max(row << 8, 0xa0))} ${hex((row << 8) | 0xff)} ${hex(Math.max(row << 8, 0xa0))}`),
    `${hex(proportional)} ${hex(proportional + lastAscii - firstAscii)} ${hex(firstAscii)}`,
    `${hex(halfWidth)} ${hex(halfWidth + lastAscii - firstAscii)} ${hex(firstAscii)}`,
  ];
  return `${head(name, 0, ['<0000> <ffff>'])}${ranges(lines, 'bfrange')}`;
}
