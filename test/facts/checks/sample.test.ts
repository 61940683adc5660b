import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { check, consistent, FIGURES, type Figures } from './sample.ts';

const text = consistent(FIGURES);
const lines = text.split('\n');

const some = (min: number, max: number) => fc.integer({ min, max });
const figures: fc.Arbitrary<Figures> = fc.record({
  wages: some(1, 900_000),
  office: some(1, 90_000),
  car: some(1, 9_000),
  pension: some(1, 90_000),
  housing: some(1, 90_000),
  teaching: some(2_000, 900_000),
  building: some(1, 900_000),
  price: some(1, 50),
  pieces: some(1, 30),
  before: some(1, 900_000),
});

test('a document that agrees with itself has no findings', () => {
  const report = check(text);
  expect(report.findings.map(({ message }) => message)).toEqual([]);
  const silent = report.tallies.filter(({ run }) => run === 0).map(({ code }) => code);
  // No note that a table is empty, no forms, no second mention of subordinate units, no repairs, no good in both tables under other words.
  expect(silent).toEqual([
    'not-empty',
    'goal-projects',
    'target',
    'sibling-target',
    'subordinates',
    'wording',
    'form-date',
    'heading-swapped',
    'row-shifted',
    'repaired',
    'repair-broken',
  ]);
  expect(report.tallies.every(({ failed }) => failed === 0)).toBe(true);
});

test('whatever its figures are', () => {
  fc.assert(
    fc.property(figures, (own) => {
      expect(check(consistent(own)).findings.map(({ message }) => message)).toEqual([]);
    }),
    { numRuns: 25 },
  );
});

interface Fault {
  /** The first line that holds this … */
  readonly line: string;
  /** … has this … */
  readonly from: string;
  /** … printed as this. */
  readonly to: string;
  readonly code: string;
  readonly severity: string;
  /** Part of the sentence. */
  readonly says: string;
}

const FAULTS: readonly (readonly [name: string, fault: Fault])[] = [
  [
    'a leaf in one column of two',
    {
      line: '30101',
      from: '3,123,400.00\t3',
      to: '3,123,410.00\t3',
      code: 'sum',
      severity: 'error',
      says: '多10.00元',
    },
  ],
  [
    'a total',
    {
      line: '\t合计\t6,347,700.00\t3,983,700.00\t2',
      from: '3,983,700.00',
      to: '3,983,703.00',
      code: 'sum',
      severity: 'error',
      says: '多3.00元；表3第',
    },
  ],
  [
    '人员 and 公用',
    {
      line: '205\t教育支出\t5,637,900.00\t3,273,900.00\t3,123,400.00',
      from: '3,123,400.00',
      to: '3,123,399.99',
      code: 'sum',
      severity: 'error',
      says: '少0.01元',
    },
  ],
  [
    'an item of 收支总表',
    { line: '三、其他收入', from: '0.00', to: '0.01', code: 'balance', severity: 'error', says: '0.01元' },
  ],
  [
    'a price',
    { line: 'C23120301', from: '1,000.00', to: '1,000.50', code: 'product', severity: 'error', says: '1,000.50元' },
  ],
  [
    'a quantity in a total',
    { line: '\t合计\t\t\t14', from: '14', to: '15', code: 'total-row', severity: 'error', says: '多1' },
  ],
  [
    'a supplier',
    {
      line: 'C23120301',
      from: '0.00\t2,000.00',
      to: '5.00\t2,000.00',
      code: 'total-row',
      severity: 'error',
      says: '5.00元',
    },
  ],
  [
    'a list in prose',
    { line: '（二）公用经费', from: '15.05', to: '15.06', code: 'list', severity: 'error', says: '多0.01万元' },
  ],
  [
    'prose against its cell',
    {
      line: '比2030年',
      from: '总预算634.77',
      to: '总预算634.97',
      code: 'repeated',
      severity: 'error',
      says: '多0.2万元',
    },
  ],
  [
    'a share',
    { line: '其中：基本支出', from: '占62.8%', to: '占62.7%', code: 'quotient-cut', severity: 'note', says: '62.8%' },
  ],
  [
    'a share that is wrong',
    { line: '其中：基本支出', from: '占62.8%', to: '占68.2%', code: 'share', severity: 'error', says: '62.8%' },
  ],
  ['a rate', { line: '比2030年', from: '9.3%', to: '6.3%', code: 'growth', severity: 'error', says: '9.3%' }],
  [
    'a unit price in a total row',
    {
      line: '\t合计\t\t\t14',
      from: '14\t\t',
      to: '14\t7,100.00\t',
      code: 'price-total',
      severity: 'note',
      says: '2行单价直接相加',
    },
  ],
  [
    '“三公” below the account',
    {
      line: '30,000.00\t0.00\t30,000.00',
      from: '30,000.00\t0.00\t30,000.00\t0.00\t30,000.00',
      to: '29,000.00\t0.00\t29,000.00\t0.00\t29,000.00',
      code: 'three-public',
      severity: 'error',
      says: '少列1,000.00元',
    },
  ],
  [
    'a note that calls a filled table empty',
    {
      line: '30,000.00\t0.00\t30,000.00',
      from: '30,000.00\t0.00\t30,000.00\t0.00\t30,000.00\t0.00',
      to: '30,000.00\t0.00\t30,000.00\t0.00\t30,000.00\t0.00\n\n注：本部门无“三公”经费预算，故本表为空表。',
      code: 'not-empty',
      severity: 'warning',
      says: '并不是空表',
    },
  ],
  [
    'a class',
    {
      line: '包括：货物类',
      from: '货物类7.32',
      to: '货物类7.31',
      code: 'class',
      severity: 'error',
      says: '73,200.00元',
    },
  ],
  [
    'a class under a name that is not its own',
    {
      line: '其中：设备7.32',
      from: '设备',
      to: '电脑',
      code: 'class-hidden',
      severity: 'note',
      says: '设备73,200.00元',
    },
  ],
  [
    'a project that buys too much',
    {
      line: '31600000000000000001',
      from: '1,500,000.00\t1,500,000.00',
      to: '1,000.00\t1,000.00',
      code: 'over-project',
      severity: 'warning',
      says: '超过',
    },
  ],
  ['a count', { line: '2个项目', from: '2个项目', to: '3个项目', code: 'count', severity: 'error', says: '3个项目' }],
  [
    'a count of names',
    {
      line: '下属2个',
      from: '乙中心2个',
      to: '乙中心3个',
      code: 'count',
      severity: 'error',
      says: '3个非独立核算单位',
    },
  ],
  [
    'more people than posts',
    {
      line: '总编制人数',
      from: '总编制人数30人，其中：行政编制10人，事业编制20人',
      to: '总编制人数27人，其中：行政编制10人，事业编制17人',
      code: 'establishment',
      severity: 'warning',
      says: '超过编制',
    },
  ],
  [
    'a unit that is not ours',
    {
      line: 'C23120301',
      from: '316\t某市某局',
      to: '\t另一单位',
      code: 'unit-foreign',
      severity: 'warning',
      says: '另一单位',
    },
  ],
  [
    'a code of two units',
    { line: 'C23120301', from: '某市某局', to: '某市某局本级', code: 'unit-code', severity: 'warning', says: '316' },
  ],
  [
    'a row out of order',
    { line: '30201\t办公费', from: '30201', to: '30299', code: 'order', severity: 'warning', says: '30231' },
  ],
  [
    'an account that the glossary adds',
    {
      line: '4.住房保障支出',
      from: '住房公积金（项）',
      to: '购房补贴（项）',
      code: 'glossary-row',
      severity: 'warning',
      says: '购房补贴',
    },
  ],
  [
    'a 款 by another name',
    {
      line: '3.社会保障',
      from: '行政事业单位养老支出（款）',
      to: '行政事业单位离退休（款）',
      code: 'glossary-name',
      severity: 'warning',
      says: '离退休',
    },
  ],
  [
    'a kind of expense without a row',
    {
      line: '（二）公用经费',
      from: '办公费、',
      to: '办公费、会议费、',
      code: 'expense-kind',
      severity: 'note',
      says: '会议费',
    },
  ],
  [
    'a template left',
    {
      line: '比2030年',
      from: '减少65.23万元',
      to: '增加(减少)65.23万元',
      code: 'template',
      severity: 'note',
      says: '增加(减少)',
    },
  ],
  [
    'a word twice',
    { line: '负责全市', from: '有关工作', to: '有关有关工作', code: 'slip', severity: 'note', says: '有关有关' },
  ],
  [
    'a part that 目录 lists alone',
    {
      line: '- 三、部门人员构成',
      from: '部门人员构成',
      to: '部门人员情况',
      code: 'contents',
      severity: 'warning',
      says: '部门人员情况',
    },
  ],
];

describe('a fault is found, where it is and as what it is', () => {
  test.each(FAULTS)('%s', (_, { line, from, to, code, severity, says }) => {
    const at = lines.findIndex((one) => one.includes(line) && one.includes(from));
    expect(at, line).toBeGreaterThanOrEqual(0);
    const faulty = lines.map((one, index) => (index === at ? one.replace(from, to) : one)).join('\n');
    const found = check(faulty).findings.filter((finding) => finding.code === code);
    expect(found.map((one) => one.severity)).toContain(severity);
    expect(found.map(({ message }) => message).join('\n')).toContain(says);
    const touched = found.flatMap(({ places }) => places.map((place) => place.line));
    expect(touched).toContain(at + 1);
  });
});

describe('a row left out is missed', () => {
  test.each([
    ['302\t商品和服务支出', 'order', '上级科目302'],
    ['2050201\t学前教育', 'sum', '1,500,000.00元'],
    ['20805\t行政事业单位养老支出', 'row-absent', '行政事业单位养老支出'],
    ['316\t某市某局\t教学类-教学设备经费\t[C23120301]', 'total-row', '2,000.00元'],
  ])('%s', (row, code, says) => {
    const at = lines.findIndex((line) => line.startsWith(row));
    const found = check(lines.filter((_, index) => index !== at).join('\n')).findings.filter(
      (one) => one.code === code,
    );
    expect(at).toBeGreaterThan(0);
    expect(found.map(({ message }) => message).join('\n')).toContain(says);
  });
});
