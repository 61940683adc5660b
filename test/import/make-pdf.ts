/** Small PDFs made by hand: text in a font that the file names but does not hold, and ruling lines. */

export interface Drawn {
  readonly width?: number;
  readonly height?: number;
  /** What /Rotate says, and what the content is turned by to be upright again. */
  readonly rotate?: 0 | 90;
  readonly texts: readonly (readonly [left: number, baseline: number, words: string])[];
  /** From, to, in points from the top left. */
  readonly lines?: readonly (readonly [x1: number, y1: number, x2: number, y2: number])[];
  /** Lines as thin filled boxes, as spreadsheets print them. */
  readonly isFilled?: boolean;
  /** A picture over the whole page. */
  readonly isScanned?: boolean;
}

export const size = 10;

/** @param extra entries of the trailer, such as /Encrypt */
export function makePdf(
  pages: readonly Drawn[],
  encoding: 'UniGB-UCS2-H' | 'GBK-EUC-H' = 'UniGB-UCS2-H',
  extra = '',
): Uint8Array {
  const objects: string[] = [];
  const add = (body: string) => objects.push(body);
  add('<< /Type /Catalog /Pages 2 0 R >>');
  const first = 7;
  add(
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, index) => `${first + index * 2} 0 R`).join(' ')}] >>`,
  );
  add(`<< /Type /Font /Subtype /Type0 /BaseFont /SimSun /Encoding /${encoding} /DescendantFonts [4 0 R] >>`);
  add(
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /SimSun /DW 1000 /W [1 95 500 814 908 500] /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /FontDescriptor 5 0 R >>',
  );
  add(
    '<< /Type /FontDescriptor /FontName /SimSun /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 900 /Descent -200 /CapHeight 700 /StemV 80 >>',
  );
  add(
    stream(
      '<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8',
      '\u00c0',
    ),
  );
  for (const page of pages) {
    const { width = 600, height = 800, rotate = 0 } = page;
    const [w, h] = rotate === 90 ? [height, width] : [width, height];
    add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${w} ${h}] /Rotate ${rotate} /Contents ${objects.length + 2} 0 R /Resources << /Font << /F 3 0 R >> /XObject << /I 6 0 R >> >> >>`,
    );
    add(stream('<<', contentOf(page, width, height, encoding)));
  }
  return assemble(objects, extra);
}

function contentOf(page: Drawn, width: number, height: number, encoding: string): string {
  const turn = page.rotate === 90 ? `0 1 -1 0 ${height} 0 cm\n` : '';
  const picture = page.isScanned === true ? `q ${width} 0 0 ${height} 0 0 cm /I Do Q\n` : '';
  const lines = (page.lines ?? []).map(([x1, y1, x2, y2]) =>
    page.isFilled === true
      ? `${x1} ${height - y2} ${Math.max(x2 - x1, 0.5)} ${Math.max(y2 - y1, 0.5)} re f`
      : `${x1} ${height - y1} m ${x2} ${height - y2} l S`,
  );
  const texts = page.texts.map(
    ([left, baseline, words]) =>
      `BT /F ${size} Tf 1 0 0 1 ${left} ${height - baseline} Tm <${encoded(words, encoding)}> Tj ET`,
  );
  return `q\n${turn}${picture}0.5 w\n${[...lines, ...texts].join('\n')}\nQ`;
}

function encoded(words: string, encoding: string): string {
  if (encoding === 'UniGB-UCS2-H')
    return [...words].map((character) => character.charCodeAt(0).toString(16).padStart(4, '0')).join('');
  return [...words].map((character) => gbk(character)).join('');
}

let table: Map<string, string> | undefined;

function gbk(character: string): string {
  if (character < '\u0080') return character.charCodeAt(0).toString(16).padStart(2, '0');
  table ??= gbkTable();
  return table.get(character) ?? '3f';
}

function gbkTable(): Map<string, string> {
  const codes = new Map<string, string>();
  const decoder = new TextDecoder('gb18030');
  for (let high = 0x81; high <= 0xfe; high += 1) {
    for (let low = 0x40; low <= 0xfe; low += 1)
      codes.set(decoder.decode(Uint8Array.of(high, low)), ((high << 8) | low).toString(16));
  }
  return codes;
}

function stream(head: string, content: string): string {
  return `${head} /Length ${content.length} >>\nstream\n${content}\nendstream`;
}

function assemble(objects: readonly string[], extra: string): Uint8Array {
  let text = '%PDF-1.4\n';
  const offsets = objects.map((body, index) => {
    const at = text.length;
    text += `${index + 1} 0 obj\n${body}\nendobj\n`;
    return at;
  });
  const start = text.length;
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')}`;
  text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${extra} >>\nstartxref\n${start}\n%%EOF\n`;
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

/** A cell of a table to draw: its first field, how many fields it covers, and its words, line by line. */
export interface DrawnCell {
  readonly row: number;
  readonly column: number;
  readonly rows?: number;
  readonly columns?: number;
  readonly lines: readonly string[];
}

/** The texts and lines of a ruled table. Widths and heights in points; every cell draws its own four edges. */
export function drawTable(
  cells: readonly DrawnCell[],
  left: number,
  top: number,
  width: number,
  height: number,
): Pick<Required<Drawn>, 'texts' | 'lines'> {
  const texts: [number, number, string][] = [];
  const lines: [number, number, number, number][] = [];
  for (const { row, column, rows = 1, columns = 1, lines: words } of cells) {
    const [x1, y1] = [left + column * width, top + row * height];
    const [x2, y2] = [x1 + columns * width, y1 + rows * height];
    lines.push([x1, y1, x2, y1], [x1, y2, x2, y2], [x1, y1, x1, y2], [x2, y1, x2, y2]);
    const middle = (y1 + y2) / 2 - ((words.length - 1) * (size + 1)) / 2;
    words.forEach((word, index) => {
      if (word !== '') texts.push([x1 + 3, middle + 4 + index * (size + 1), word]);
    });
  }
  return { texts, lines };
}
