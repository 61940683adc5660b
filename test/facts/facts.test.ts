import { expect, test } from 'vitest';
import { absolute, amount, decimalString } from '../../src/money/amount.ts';
import { first } from '../document/first.ts';
import { facts } from './first.ts';

const cells = facts.entries.flatMap((entry) => entry.cells.map((cell) => ({ entry, cell })));
const repaired = new Set(first.repairs.map(({ line }) => line));
const flat = (text: string): string => text.replace(/\s+/g, '');

test('entries per collection', () => {
  const counts: Record<string, number> = {};
  for (const { collection } of facts.entries) counts[collection] = (counts[collection] ?? 0) + 1;
  expect(counts).toEqual({
    balance: 40, // 12 incomes and totals, 25 classes of expenditure and 3 totals
    expenditure: 24, // 18 accounts, the total, its five categories
    'fiscal-balance': 37,
    'general-budget-by-function': 23,
    'general-budget-by-unit': 7,
    'basic-expenditure': 27,
    'three-public': 6,
    'state-capital': 1,
    projects: 13,
    procurement: 15,
    'purchased-services': 13,
    assets: 19,
    'department-performance': 22, // the department, six rows of funds, 15 goals
    'project-performance': 10,
    indicators: 143,
    prose: 94,
    'prior-projects': 17,
    staff: 10,
    vehicles: 6,
  });
});

test('ids are unique, and every subject, facet and parent exists', () => {
  const ids = facts.entries.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { id, subject, facets, parent } of facts.entries) {
    for (const entity of [subject, ...Object.values(facets)])
      expect(facts.entities.has(entity), `${id}: ${entity}`).toBe(true);
    if (parent !== null) expect(ids, id).toContain(parent);
  }
  for (const { subject } of facts.statements) if (subject !== null) expect(facts.entities.has(subject)).toBe(true);
});

test('every cell quotes the line that prints it, and is the amount printed there', () => {
  for (const { entry, cell } of cells) {
    const line = flat(first.lines[cell.line - 1] ?? '');
    expect(line, entry.id).toContain(flat(cell.quote));
    if (!repaired.has(cell.line))
      expect(flat(cell.quote), entry.id).toContain(/\d[\d,]*(?:\.\d+)?/.exec(cell.printed)?.[0] ?? flat(cell.printed));
    if (cell.value === null) {
      expect(/^[^\d]*$/.test(cell.printed), `${entry.id}: ${cell.printed}`).toBe(true);
      continue;
    }
    const digits = /\d[\d,]*(?:\.\d+)?/.exec(cell.printed)?.[0] ?? '';
    expect(decimalString(absolute(cell.value)), entry.id).toBe(decimalString(amount(digits, '')));
    if (cell.value.unit !== '')
      expect(['元', '万元', '%', '件', '项', '次', '台', '人', '辆', '个', '家', '次/年', '平方米']).toContain(
        cell.value.unit,
      );
  }
});

test('statements and texts are printed where they say', () => {
  for (const { text, line } of facts.statements) {
    expect(
      flat(text).startsWith(flat(first.lines[line - 1] ?? '').slice(-4)) ||
        flat(first.lines[line - 1] ?? '').includes(flat(text).slice(0, 8)),
      text,
    ).toBe(true);
  }
  for (const { texts } of facts.entries) {
    for (const { text, line } of Object.values(texts))
      expect(flat(first.lines[line - 1] ?? '')).toContain(flat(text).slice(0, 8));
  }
});

test('two runs give the same facts', async () => {
  const { extractFacts } = await import('../../src/facts/extract.ts');
  expect(JSON.stringify(extractFacts(first).entries)).toBe(JSON.stringify(facts.entries));
});
