import { expect, test } from 'vitest';
import { first } from '../document/first.ts';
import { facts } from './first.ts';

/** What is printed with digits and is no figure, removed before the figures of a line are counted. */
const NO_FIGURES: readonly RegExp[] = [
  /[〔[【（(]\d{4}[〕\]】）)]\s*\d+\s*号/g, // document numbers
  /[[［][A-Z]?\d+[\]］]/g, // codes of accounts, goods and assets
  /A4|1\.5P/g, // in names of goods
  /\d{4}\s*-\s*\d{4}\s*年/g,
  /\d{4}\s*年(?:\s*\d{1,2}\s*月\s*\d{1,2}\s*日)?/g,
  /(?<=电话[：:\t]\s*)\d{7,11}/g,
  /[(（]\d{1,2}[)）]/g, // ordinals
  /目标\d+/g,
  /(?<=^|\t|。|<p>|>)\s*\d{1,2}[.．]\s?(?=\p{Script=Han}|《)/gu,
  /表\s*\d+\./g,
  /^\d{2,21}(?=\t)/g, // the code column of a row
];

const NUMBER = /\d[\d,]*(?:\.\d+)?/g;

const tableLines = new Set(first.tables.flatMap(({ rows }) => rows.map(({ line }) => line)));
const proseLines = new Set(
  first.sections
    .filter(({ source }) => source !== '封面')
    .flatMap(({ paragraphs }) =>
      paragraphs.flatMap(({ line, parts }) => [line, ...(parts ?? []).map((part) => part.line)]),
    ),
);

function numbersOn(line: number): readonly string[] {
  const text = NO_FIGURES.reduce((rest, pattern) => rest.replace(pattern, ' '), first.lines[line - 1] ?? '');
  return text.match(NUMBER) ?? [];
}

/** Figures of a line: one per column of a table row, one per cell of a sentence. */
function figuresOn(line: number): readonly string[] {
  const here = facts.entries
    .flatMap(({ cells }) => cells)
    .filter((cell) => cell.line === line && /\d/.test(cell.printed));
  const distinct = tableLines.has(line)
    ? [...new Map(here.map((cell) => [`${cell.column}\t${cell.printed}`, cell])).values()]
    : here;
  return distinct.map(({ printed }) => NUMBER[Symbol.match](printed)?.[0] ?? '');
}

test('every number that is printed in a table or in the narrative is a cell, as often as it is printed there', () => {
  const repaired = new Set(first.repairs.map(({ line }) => line));
  const lost = [...tableLines, ...proseLines]
    .filter((line) => !repaired.has(line))
    .map((line) => ({ line, printed: [...numbersOn(line)].sort(), cells: [...figuresOn(line)].sort() }))
    .filter(({ printed, cells }) => printed.join(' ') !== cells.join(' '));
  expect(lost).toEqual([]);
});

test('repaired rows lose no printed number either', () => {
  for (const { line } of first.repairs) expect(figuresOn(line)).toEqual(expect.arrayContaining([...numbersOn(line)]));
});

test('numbers elsewhere are those of titles, contents, notes and the glossary', () => {
  const elsewhere = first.lines
    .map((_, index) => index + 1)
    .filter((line) => !tableLines.has(line) && !proseLines.has(line));
  const texts = elsewhere
    .filter((line) => numbersOn(line).length > 0)
    .map((line) => (first.lines[line - 1] ?? '').trim());
  expect(
    texts.filter(
      (text) => !/^(附表\d|预算\d+表|表 ?\d+|\d\.|[#*]|备注|\(以上采用|[一二三四五六七八九十]+、)/.test(text),
    ),
  ).toEqual([]);
});
