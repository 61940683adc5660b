import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readDocument } from '../../../src/document/read.ts';
import { runChecks } from '../../../src/facts/checks/all.ts';
import { findingsAt } from '../../../src/facts/checks/at.ts';
import { compareKnown, identity, placesOf, readKnown } from '../../../src/facts/checks/known.ts';
import type { CheckReport } from '../../../src/facts/checks/types.ts';
import { extractFacts } from '../../../src/facts/extract.ts';
import { lookup } from '../../../src/facts/lookup.ts';
import { first, id, meta, source } from '../../document/first.ts';
import { facts } from '../first.ts';

const list = `knowledge/${id}/findings.json`;
const known = readKnown(readFileSync(new URL(`../../../${list}`, import.meta.url), 'utf8'), list);
const report = runChecks({ document: first, lookup: lookup(facts) });
const lines = source.split('\n');

test('finds what is known, no more and no less', () => {
  const { findings, gone } = compareKnown(report.findings, known);
  const fresh = findings.filter(({ reason }) => reason === null).map(({ finding }) => finding.message);
  expect(fresh, '新发现').toEqual([]);
  expect(gone, '不再出现').toEqual([]);
  expect(known.length).toBe(report.findings.length);
});

test('a finding that disappears shows as one that appears does', () => {
  const [one, ...others] = report.findings;
  expect(compareKnown(others, known).gone).toHaveLength(1);
  expect(compareKnown(report.findings, known.slice(1)).findings.filter(({ reason }) => reason === null)).toHaveLength(
    1,
  );
  // Another figure printed at the same places is another finding.
  const changed = { ...one, found: '0' } as (typeof report.findings)[number];
  const { findings, gone } = compareKnown([changed, ...others], known);
  expect([findings.filter(({ reason }) => reason === null).length, gone.length]).toEqual([1, 1]);
});

test('the same findings on every run', () => {
  const again = readDocument(id, source, meta);
  const other = runChecks({ document: again, lookup: lookup(extractFacts(again)) });
  expect(other.findings).toEqual(report.findings);
  expect(other.tallies).toEqual(report.tallies);
});

test('every check runs, and most of what it looks at holds', () => {
  const run = report.tallies.reduce((all, tally) => all + tally.run, 0);
  const held = report.tallies.reduce((all, tally) => all + tally.held, 0);
  console.log(`checks: ${run} run, ${held} held, ${run - held} not; ${report.findings.length} findings`);
  // This document calls no table empty, and gives no sum of the projects with goals: other documents' tests hold those.
  const idle = report.tallies.filter((tally) => tally.run === 0).map(({ code }) => code);
  expect(idle.sort()).toEqual(['goal-projects', 'not-empty']);
  expect(report.tallies.every(({ run: all, held: kept, failed }) => failed === all - kept && failed >= 0)).toBe(true);
  expect(run).toBeGreaterThan(3000);
});

test('findings are found at lines that print them', () => {
  for (const { places, code } of report.findings) {
    expect(places.length, code).toBeGreaterThan(0);
    for (const { line } of places) expect(lines[line - 1]?.trim(), `${code} ${line}`).toBeTruthy();
  }
});

test('the misprinted total is told with everything that proves it', () => {
  expect(report.findings.find(({ severity }) => severity === 'error')).toEqual({
    code: 'sum',
    severity: 'error',
    places: [
      { source: '表3', line: 174, column: '基本支出' },
      { source: '表5', line: 243, column: '基本支出·小计' },
      { source: '表5', line: 277, column: '基本支出·小计' },
      { source: '表6', line: 291, column: '本年一般公共预算基本支出·合计' },
    ],
    expected: '15,537,221.96元',
    found: '15,537,224.96元',
    difference: '3.00元',
    message:
      '表3第174行“合计·基本支出”印为15,537,224.96元，所属4项相加为15,537,221.96元，表3第174行“合计”减去其余各列为15,537,221.96元，多3.00元；表5第243、277行，表6第291行印的也是15,537,221.96元，请更正表3。',
    short: '表3第174行“合计·基本支出”印为15,537,224.96元，按其他各处应为15,537,221.96元，多3.00元。',
    noted: [
      { source: '表3', line: 174, column: '基本支出' },
      { source: '表5', line: 243, column: '基本支出·小计' },
      { source: '表5', line: 277, column: '基本支出·小计' },
      { source: '表6', line: 291, column: '本年一般公共预算基本支出·合计' },
    ],
  });
});

test('rounded shares of different places do not contradict each other', () => {
  const touched = report.findings.filter(({ places }) => places.some(({ column }) => column === '占比'));
  expect(touched).toEqual([]);
});

describe('findingsAt', () => {
  const at = findingsAt(report.findings);
  const codes = (line: number, column?: string) =>
    at([{ source: '表3', line, ...(column === undefined ? {} : { column }) }]).map(({ code }) => code);

  test.each([
    [174, '基本支出', ['sum']],
    [174, '项目支出', []],
    [174, undefined, ['sum']],
    [181, '项目支出', ['name-differs', 'cut']],
    [181, '合计', ['name-differs']],
    [190, '合计', []],
  ])('表3第%i行 %s', (line, column, expected) => {
    expect(codes(line, column)).toEqual(expected);
  });

  test('names each finding once, and none without a text for answers', () => {
    const all = at(report.findings.flatMap(({ places }) => places));
    expect(new Set(all).size).toBe(all.length);
    expect(all).toEqual(report.findings.filter(({ short }) => short !== undefined));
  });
});

/** The report of the document with one line printed otherwise. */
function reprinted(line: number, from: string, to: string): CheckReport {
  expect(lines[line - 1]).toContain(from);
  const text = lines.map((one, index) => (index === line - 1 ? one.replaceAll(from, to) : one)).join('\n');
  const document = readDocument(id, text, meta);
  return runChecks({ document, lookup: lookup(extractFacts(document)) });
}

const identities = (one: CheckReport) =>
  one.findings.map((finding) => identity({ ...finding, places: placesOf(finding) }));

describe('a line printed otherwise', () => {
  test.each([
    ['target', 532, '≥1次\t≥1次\t≥1次', '≥1次\t≥1次\t≥2次'],
    ['target', 656, '老干部年度体检', '食堂卫生检查'],
    ['sibling-target', 566, '≥80%', '≥81%'],
    ['form-date', 634, '2月7日', '2月8日'],
    ['form-date', 642, '12月31日', '11月30日'],
    ['wording', 57, '可持续发展', '持续发展'],
    ['subordinates', 1099, '下属 3 家', '下属 4 家'],
    ['row-shifted', 657, '\t\t数量指标', '\t数量指标'],
    ['title-differs', 198, '财政拨款收支总表', '财政拨款收支明细表'],
    ['mirror', 297, '1,022,757.12', '1,022,757.13'],
    ['unit-foreign', 398, '武汉市青山区人民政府工人村街道办事处本级', '城管科'],
    ['glossary-row', 1159, '提租补贴（项）', '购房补贴（项）'],
    ['count', 1127, '10 个项目', '11 个项目'],
    ['count', 1123, '16 个项目', '15 个项目'],
    ['establishment', 83, '行政编制 25 人', '行政编制 35 人'],
  ] as [string, number, string, string][])('%s, line %i', (code, line, from, to) => {
    const before = new Set(identities(report));
    const after = reprinted(line, from, to);
    const fresh = after.findings.filter((finding) => !before.has(identity({ ...finding, places: placesOf(finding) })));
    expect(fresh.map((finding) => finding.code)).toContain(code);
    expect(fresh.flatMap(({ places }) => places.map((place) => place.line))).toContain(line);
  });

  test.each([
    ['heading-swapped', 439, '资产大类', '资产名目'],
    ['slip', 1111, '。。', '。'],
    ['slip', 65, ' and ', '和'],
    ['template', 1059, '增加(减少)0万元，增长(下降)0%', '增加0万元，增长0%'],
    ['form-date', 856, '3月7日', '2月7日'],
    ['goods-differ', 405, '13\t7000\t台\t91000\t0\t91000', '13\t6000\t台\t78000\t0\t78000'],
    ['class-hidden', 1115, '设备及家具', '设备、家具、车辆及未分类资产'],
    ['subordinates', 1099, '3 家事业单位', '3个二级单位'],
  ] as [string, number, string, string][])('without %s, line %i', (code, line, from, to) => {
    const count = (one: CheckReport) => one.findings.filter((finding) => finding.code === code).length;
    expect(count(reprinted(line, from, to))).toBe(count(report) - 1);
  });
});

test('a list of known findings that is not one is named with all its faults', () => {
  expect(() => readKnown('{', 'a.json')).toThrow('a.json：不是 JSON');
  expect(() => readKnown('[{"code":"sum","places":"表3","found":"1","reason":""}]', 'a.json')).toThrow(
    /places 应为列表：出处[\s\S]*reason 理由不能为空/,
  );
});
