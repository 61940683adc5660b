import { expect, test } from 'vitest';
import type { Document, Finding, Table } from '../../../src/document/types.ts';
import { runFigureChecks, statedEqualities } from '../../../src/facts/checks/all.ts';
import { type Figure, figureKey } from '../../../src/facts/checks/figures.ts';
import { identity, placesOf } from '../../../src/facts/checks/known.ts';
import { siblingTargets, targets } from '../../../src/facts/checks/targets.ts';
import { readColumn } from '../../../src/facts/columns.ts';
import { extractFacts } from '../../../src/facts/extract.ts';
import { lookup } from '../../../src/facts/lookup.ts';
import type { Cell, Entry, Facts, Measure } from '../../../src/facts/types.ts';
import { type Amount, add, amount, decimalString, sum } from '../../../src/money/amount.ts';
import { first } from '../../document/first.ts';
import { facts } from '../first.ts';

const material = { document: first, lookup: lookup(facts) };
const published = runFigureChecks(material);
const equalities = statedEqualities(material).flatMap((stated) => stated.equalities);
const identityOf = (finding: Finding) => identity({ ...finding, places: placesOf(finding) });
const known = new Set(published.findings.map(identityOf));

/** Findings that the published document does not have. */
function fresh(document: Document, changed: Facts): readonly Finding[] {
  return runFigureChecks({ document, lookup: lookup(changed) }).findings.filter(
    (finding) => !known.has(identityOf(finding)),
  );
}

const cent = (printed: string): string =>
  printed.replace(/[\d,]+(?:\.\d+)?/, (digits) => decimalString(add(amount(digits, ''), amount('0.01', ''))));

/** Every figure that a table prints, once. */
const printedFigures: readonly Figure[] = [
  ...new Map(
    facts.entries
      .flatMap((entry) => entry.cells.map((cell) => ({ entry, cell })))
      .filter(({ cell }) => cell.column !== '' && cell.value !== null)
      .map((figure) => [figureKey(figure), figure]),
  ).values(),
];

/** The facts with one figure a cent higher wherever it was read from. */
function shifted(key: string): Facts {
  return {
    ...facts,
    entries: facts.entries.map((entry) =>
      entry.cells.some((cell) => figureKey({ entry, cell }) === key)
        ? {
            ...entry,
            cells: entry.cells.map((cell) => {
              if (figureKey({ entry, cell }) !== key || cell.value === null) return cell;
              const value = add(cell.value, amount('0.01', cell.value.unit));
              return { ...cell, value, printed: cent(cell.printed) };
            }),
          }
        : entry,
    ),
  };
}

/**
 * One equality that no longer holds is enough; where none knows the figure, the checks of targets, which are quick;
 * else all of them.
 */
function isFound(figure: Figure): boolean {
  const key = figureKey(figure);
  const value = figure.cell.value === null ? null : add(figure.cell.value, amount('0.01', figure.cell.value.unit));
  const broken = equalities
    .filter(({ figures }) => figures.some((one) => figureKey(one) === key))
    .some(({ verdict }) => value !== null && verdict() !== 'fails' && verdict(figure, value) === 'fails');
  if (broken) return true;
  const changed = shifted(key);
  const own = { document: first, lookup: lookup(changed) };
  const target = [targets, siblingTargets].flatMap((one) => one.check(own).findings);
  return target.some((finding) => !known.has(identityOf(finding))) || fresh(first, changed).length > 0;
}

test('a cent more in any figure of any table is found', () => {
  const covered = printedFigures.filter((figure) => published.covered.has(figureKey(figure)));
  const uncovered = printedFigures.filter((figure) => !published.covered.has(figureKey(figure)));
  const missed = covered.filter((figure) => !isFound(figure));
  const share = ((covered.length - missed.length) * 100) / covered.length;
  console.log(
    `planted: ${printedFigures.length} figures, ${covered.length} covered, ${covered.length - missed.length} found (${share.toFixed(1)} %)`,
  );
  console.log(`uncovered: ${uncovered.map(figureKey).join(', ') || 'none'}`);
  console.log(`missed: ${missed.map(figureKey).join(', ') || 'none'}`);
  expect(covered.length).toBeGreaterThan(900);
  expect(share).toBeGreaterThanOrEqual(95);
}, 60_000);

/** The document with other cells in one row of one table. */
function withCells(line: number, change: (cells: readonly string[], table: Table) => readonly string[]): Document {
  return {
    ...first,
    tables: first.tables.map((table) =>
      table.rows.some((row) => row.line === line)
        ? {
            ...table,
            rows: table.rows.map((row) => (row.line === line ? { ...row, cells: change(row.cells, table) } : row)),
          }
        : table,
    ),
  };
}

const measures = (table: Table): readonly number[] =>
  table.columns.flatMap((column, index) => (readColumn(column, first.year).is === 'measure' ? [index] : []));

/** Plain tables with several figures in a row. */
const plain = first.tables.filter(
  ({ kind, rows }) => !/performance|balance|three-public/.test(kind) && rows.length > 2,
);
const rowsOf = (table: Table) =>
  table.rows.filter(
    (row) => measures(table).filter((index) => Number.parseFloat(row.cells[index] ?? '') > 0).length > 0,
  );

/** Every `step`th: reading a document again takes a twentieth of a second. */
const sample = <T>(all: readonly T[], step: number): readonly T[] => all.filter((_, index) => index % step === 0);

test('so is a cent more in a cell of the document, read again', () => {
  const cells = plain.flatMap((table) =>
    rowsOf(table).flatMap((row) =>
      measures(table)
        .filter((index) => /\d/.test(row.cells[index] ?? ''))
        .map((index) => ({ row, index })),
    ),
  );
  const chosen = sample(cells, 23);
  const missed = chosen.filter(({ row, index }) => {
    const changed = withCells(row.line, (old) => old.map((cell, at) => (at === index ? cent(cell) : cell)));
    return fresh(changed, extractFacts(changed)).length === 0;
  });
  console.log(`read again: ${chosen.length} of ${cells.length} cells, ${chosen.length - missed.length} found`);
  expect(chosen.length).toBeGreaterThan(20);
  expect(missed.map(({ row, index }) => `${row.line}:${index}`)).toEqual([]);
}, 60_000);

test('figures of two rows swapped, a row dropped, a row moved one column on', () => {
  const faults = plain.flatMap((table) => {
    const at = measures(table);
    const rows = rowsOf(table);
    return rows.flatMap((row, index) => {
      const next = rows[index + 1];
      const figures = (cells: readonly string[]) => at.map((one) => cells[one] ?? '');
      const swap =
        next === undefined || figures(row.cells).join() === figures(next.cells).join()
          ? []
          : [{ what: `swapped ${row.line}`, document: swapped(row.line, next.line, at) }];
      return [
        ...swap,
        { what: `dropped ${row.line}`, document: dropped(row.line) },
        { what: `moved ${row.line}`, document: withCells(row.line, (cells) => moved(cells, at)) },
      ];
    });
  });
  const chosen = sample(faults, 7).map((fault) => ({
    ...fault,
    found: fresh(fault.document, extractFacts(fault.document)).length > 0,
  }));
  const told = ['swapped', 'dropped', 'moved'].map((what) => {
    const same = chosen.filter((fault) => fault.what.startsWith(what));
    const missed = same.filter(({ found }) => !found).map((fault) => fault.what);
    console.log(
      `${what}: ${same.length} faults, ${same.length - missed.length} found; missed: ${missed.join(', ') || 'none'}`,
    );
    return { what, share: (same.length - missed.length) / same.length };
  });
  console.log(`${chosen.length} of ${faults.length} faults tried`);
  expect(chosen.length).toBeGreaterThan(30);
  const [swaps, drops, moves] = told.map(({ share }) => share);
  // Two rows of one sum whose figures stand nowhere else can change places unseen.
  expect(swaps).toBeGreaterThan(0.5);
  expect(drops).toBeGreaterThan(0.9);
  expect(moves).toBe(1);
}, 60_000);

function swapped(line: number, other: number, at: readonly number[]): Document {
  const cellsOf = (wanted: number) =>
    first.tables.flatMap(({ rows }) => rows).find((row) => row.line === wanted)?.cells ?? [];
  const take = (cells: readonly string[], from: readonly string[]) =>
    cells.map((cell, index) => (at.includes(index) ? (from[index] ?? '') : cell));
  const [one, two] = [cellsOf(line), cellsOf(other)];
  const half = withCells(line, (cells) => take(cells, two));
  return {
    ...half,
    tables: half.tables.map((table) => ({
      ...table,
      rows: table.rows.map((row) => (row.line === other ? { ...row, cells: take(row.cells, one) } : row)),
    })),
  };
}

function dropped(line: number): Document {
  return {
    ...first,
    tables: first.tables.map((table) => ({ ...table, rows: table.rows.filter((row) => row.line !== line) })),
  };
}

/** Figures one column to the right, the last one in the first column. */
function moved(cells: readonly string[], at: readonly number[]): readonly string[] {
  return cells.map((cell, index) => {
    const place = at.indexOf(index);
    return place < 0 ? cell : (cells[at[place === 0 ? at.length - 1 : place - 1] ?? index] ?? '');
  });
}

test('projects that have goals come to what their forms come to', () => {
  const forms = facts.entries.filter(({ collection, role }) => collection === 'project-performance' && role === 'item');
  const funds = forms.flatMap(({ cells }) => cells.find(({ measure }) => measure === 'amount')?.value ?? []);
  expect(funds).toHaveLength(forms.length);
  const told = (value: Amount): Facts => ({
    ...facts,
    entries: [
      ...facts.entries,
      {
        ...(facts.entries.find(({ collection }) => collection === 'prose') as Entry),
        id: '第三部分:编报绩效目标的项目',
        subject: 'count:编报绩效目标的项目',
        label: '编报绩效目标的项目',
        parent: null,
        cells: [
          { measure: 'count', value: amount(String(forms.length), '个') },
          { measure: 'amount', value },
        ].map((cell): Cell => ({ ...cell, measure: cell.measure as Measure, ...PRINT })),
      },
    ],
  });
  const whole = sum(funds, '元');
  const of = (value: Amount) => fresh(first, told(value)).filter(({ code }) => code === 'goal-projects');
  expect(of(whole)).toEqual([]);
  expect(of(add(whole, amount('1', '元')))).toMatchObject([{ difference: '1.00元' }]);
});

const PRINT = { year: first.year, printed: '', column: '', line: 1, page: null, quote: '' };
