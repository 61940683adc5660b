import { describe, expect, test } from 'vitest';
import { limits } from '../../src/import/limits.ts';
import { readFile } from '../../src/import/read.ts';
import { ImportError } from '../../src/import/types.ts';
import { drawTable, makePdf } from './make-pdf.ts';
import { makeDocx, makeZip } from './make-zip.ts';

const bytes = (...codes: number[]) => Uint8Array.from(codes);
const text = (words: string) => new TextEncoder().encode(words);
const half = (data: Uint8Array) => data.subarray(0, Math.floor(data.length / 2));
const pdf = () =>
  makePdf([
    drawTable(
      [
        { row: 0, column: 0, lines: ['甲'] },
        { row: 0, column: 1, lines: ['1'] },
      ],
      40,
      60,
      90,
      30,
    ),
  ]);
const word = { name: 'word/document.xml', content: '<w:document/>' };
const oldOffice = (...streams: string[]) =>
  Uint8Array.from([
    0xd0,
    0xcf,
    0x11,
    0xe0,
    0xa1,
    0xb1,
    0x1a,
    0xe1,
    ...streams.flatMap((name) => [...name].flatMap((character) => [character.charCodeAt(0), 0])),
  ]);

test.each<readonly [what: string, data: () => Uint8Array, name: string, says: RegExp]>([
  ['an empty file', () => bytes(), 'a.pdf', /文件是空的/],
  ['a picture named like a PDF', () => bytes(0xff, 0xd8, 0xff, 0xe0, 0, 0), 'a.pdf', /JPEG 图片/],
  ['a PNG', () => bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a), 'a.xlsx', /PNG 图片/],
  ['a RAR archive', () => text('Rar!\u001a\u0007'), 'a.docx', /RAR 压缩包/],
  ['a program', () => bytes(0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0), 'a.csv', /程序文件/],
  [
    'noise',
    () => Uint8Array.from({ length: 5000 }, (_, index) => (index * 7919 + (index >> 3)) & 0xff),
    'a.txt',
    /认不出/,
  ],
  ['text in no known encoding', () => Uint8Array.from([0xff, 0x41, 0xff, 0x20, 0xff]), 'a.txt', /编码认不出来/],
  ['a PDF that is only a head', () => text('%PDF-1.4\n'), 'a.pdf', /打不开/],
  [
    'a PDF with a password',
    () =>
      makePdf(
        [{ texts: [[40, 100, '甲']] }],
        'UniGB-UCS2-H',
        `/Encrypt << /Filter /Standard /V 1 /R 2 /O <${'61'.repeat(32)}> /U <${'62'.repeat(32)}> /P -4 >> /ID [<00> <00>]`,
      ),
    'a.pdf',
    /打开密码/,
  ],
  ['a PDF without words', () => makePdf([{ texts: [] }]), 'a.pdf', /没有文字/],
  ['half an archive', () => half(makeDocx('<w:p><w:r><w:t>甲</w:t></w:r></w:p>')), 'a.docx', /已损坏/],
  ['an archive of other files', () => makeZip([{ name: 'a.txt', content: 'a' }]), 'a.docx', /压缩包，不是单份文档/],
  [
    'names that lead out of the archive',
    () => makeZip([word, { name: '../../evil.txt', content: 'a' }]),
    'a.docx',
    /指向包外/,
  ],
  ['an absolute name', () => makeZip([word, { name: '/etc/passwd', content: 'a' }]), 'a.docx', /指向包外/],
  [
    'a bomb that says its size',
    () => makeZip([word, { name: 'word/a.xml', content: 'a', statedBytes: limits.unpackedBytes }]),
    'a.docx',
    /解压后有 \d+ MB/,
  ],
  [
    'a bomb that lies about its size',
    () => makeZip([word, { name: 'word/a.xml', content: new Uint8Array(5_000_000), statedBytes: 10 }]),
    'a.docx',
    /解压后的大小/,
  ],
  [
    'more files than any document has',
    () =>
      makeZip([
        word,
        ...Array.from({ length: limits.archiveFiles }, (_, index) => ({ name: `${index}`, content: '' })),
      ]),
    'a.docx',
    /超过上限/,
  ],
  [
    'a workbook that is none',
    () => makeZip([{ name: 'xl/workbook.xml', content: 'x' }]),
    'a.xlsx',
    /表格打不开|没有文字/,
  ],
  ['an encrypted workbook', () => oldOffice('EncryptedPackage'), 'a.xlsx', /打开密码/],
  ['an old Word file', () => oldOffice('WordDocument'), 'a.doc', /旧版 Word/],
  ['an old workbook cut off', () => oldOffice('Workbook'), 'a.xls', /表格打不开/],
  ['a table with more rows than any', () => text('a,b\n'.repeat(limits.rows + 1)), 'a.csv', /超过 \d+ 行/],
  [
    'a table with more columns than any',
    () => text(`<html><table><tr><td>甲</td>${'<td colspan="900">乙</td>'.repeat(3)}</tr></table></html>`),
    'a.html',
    /超过 \d+ 列/,
  ],
])('%s is refused in words', async (_, data, name, says) => {
  const failed = await readFile(data(), name).catch((error: unknown) => error);
  expect(failed).toBeInstanceOf(ImportError);
  expect((failed as Error).message).toMatch(says);
});

test('a file beyond the limit is refused before it is looked at', async () => {
  await expect(readFile(new Uint8Array(limits.fileBytes + 1), 'a.pdf')).rejects.toThrow('超过上限');
});

describe('a PDF that lost its end', () => {
  test('is read as far as it goes, or refused in words', async () => {
    const whole = pdf();
    for (let part = 1; part < 10; part += 1) {
      const data = whole.slice(0, Math.floor((whole.length * part) / 10));
      const read = await readFile(data, 'a.pdf').catch((error: unknown) => error);
      if (read instanceof Error) expect(read).toBeInstanceOf(ImportError);
      else expect((read as { source: string }).source).toContain('甲');
    }
  });
});
