import { describe, expect, test } from 'vitest';
import type { Table } from '../../src/document/types.ts';
import { first } from './first.ts';

const filled = (cells: readonly string[]) => cells.filter((cell) => cell !== '');

/** source, kind, columns, rows, filled cells, unit, notes */
const counts = [
  ['表1', 'balance', 4, 28, 80, '元', 1],
  ['表2', 'revenue', 0, 0, 0, '', 0],
  ['表3', 'expenditure', 8, 19, 94, '元', 0],
  ['表4', 'fiscal-balance', 4, 28, 46, '元', 0],
  ['表5', 'general-budget-by-function', 7, 19, 132, '元', 0],
  ['表5', 'general-budget-by-unit', 7, 3, 20, '元', 0],
  ['表6', 'basic-expenditure', 5, 25, 124, '元', 0],
  ['表7', 'three-public', 6, 1, 6, '元', 0],
  ['表8', 'government-fund', 5, 0, 0, '元', 1],
  ['表9', 'state-capital', 4, 1, 1, '元', 1],
  ['表10', 'projects', 12, 13, 153, '元', 0],
  ['表11', 'procurement', 13, 15, 176, '元', 0],
  ['表12', 'purchased-services', 14, 13, 151, '元', 0],
  ['表13', 'assets', 17, 19, 305, '元', 0],
  ['表14', 'department-performance', 13, 117, 633, '', 3],
  ['表15', 'project-performance', 9, 22, 79, '', 3],
  ['表15', 'project-performance', 9, 23, 86, '', 3],
  ['表15', 'project-performance', 9, 22, 79, '', 3],
  ['表15', 'project-performance', 9, 23, 86, '', 3],
  ['表15', 'project-performance', 9, 22, 79, '', 3],
  ['表15', 'project-performance', 9, 22, 79, '', 3],
  ['表15', 'project-performance', 9, 23, 86, '', 3],
  ['表15', 'project-performance', 9, 22, 79, '', 3],
  ['表15', 'project-performance', 9, 22, 79, '', 3],
  ['表15', 'project-performance', 9, 22, 79, '', 3],
];

test('every table is there, in the order of the contents', () => {
  const found = first.tables.map((table) => [
    table.source,
    table.kind,
    table.columns.length,
    table.rows.length,
    filled(table.rows.flatMap((row) => row.cells)).length,
    table.unit,
    table.notes.length,
  ]);
  expect(found).toEqual(counts);
});

const twoSided = '收入/项目 | 收入/预算数 | 支出/项目 | 支出/预算数';
const splitBasic = '合计 | 基本支出/小计 | 基本支出/人员经费 | 基本支出/公用经费 | 项目支出';
const paths: readonly (readonly [string, string])[] = [
  ['balance', twoSided],
  [
    'expenditure',
    '科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 | 事业单位经营支出 | 上缴上级支出 | 对附属单位补助支出',
  ],
  ['fiscal-balance', twoSided],
  ['general-budget-by-function', `科目编码 | 科目名称 | ${splitBasic}`],
  ['general-budget-by-unit', `单位编码 | 单位名称 | ${splitBasic}`],
  [
    'basic-expenditure',
    '部门预算支出经济分类科目/科目编码 | 部门预算支出经济分类科目/科目名称 | 本年一般公共预算基本支出/合计 | 本年一般公共预算基本支出/人员经费 | 本年一般公共预算基本支出/公用经费',
  ],
  [
    'three-public',
    '“三公”经费合计 | 因公出国（境）费 | 公务用车购置及运行维护费/小计 | 公务用车购置及运行维护费/公务用车购置费 | 公务用车购置及运行维护费/公务用车运行维护费 | 公务接待费',
  ],
  ['government-fund', '科目编码 | 科目名称 | 本年政府性基金预算支出/合计 | 本年政府性基金预算支出/基本支出 | 项目支出'],
  ['state-capital', '科目编码 | 科目名称 | 本年国有资本经营预算支出/基本支出 | 本年国有资本经营预算支出/项目支出'],
  [
    'projects',
    '项目编码 | 项目名称 | 项目单位 | 合计 | 本年拨款/一般公共预算 | 本年拨款/政府性基金预算 | 本年拨款/国有资本经营预算 | 财政拨款结转结余/一般公共预算 | 财政拨款结转结余/政府性基金预算 | 财政拨款结转结余/国有资本经营预算 | 财政专户管理资金 | 单位资金',
  ],
  [
    'procurement',
    '单位代码 | 单位名称 | 项目 | 政府采购品目 | 功能科目 | 资金来源 | 资金性质 | 采购数量 | 单价(元) | 计量单位 | 采购金额/采购金额(合计) | 采购金额/其中面向中小企业(元) | 采购金额/其中面向小微企业(元)',
  ],
  [
    'purchased-services',
    '单位代码 | 单位名称 | 是否包含政府采购 | 项目 | 政府购买服务内容 | 购买数量 | 购买金额 | 资金来源 | 资金性质 | 支出功能分类科目 | 部门支出经济分类 | 政府购买服务指导目录/一级目录 | 政府购买服务指导目录/二级目录 | 政府购买服务指导目录/三级目录',
  ],
  [
    'assets',
    '单位代码 | 单位名称 | 项目 | 支出功能分类科目 | 资产分类 | 资产名称 | 资产数量 | 资产单价(元) | 总金额(元) | 资产大类 | 资产配置标准名称 | 财政审核数/数量 | 财政审核数/单价(元) | 财政审核数/部门支出经济分类 | 财政审核数/资金来源 | 财政审核数/资金性质 | 金额(元)',
  ],
  [
    'department-performance',
    ' | 一级指标 | 二级指标 | 指标名称 | 指标值 | 指标值/近两年指标值/2022年 | 指标值/近两年指标值/2023年 | 指标值/预期当年实现值 | 绩效标准 | 部门总体资金情况 (万元)/当年预算收支 | 部门总体资金情况 (万元)/占比 | 部门总体资金情况 (万元)/近两年收支情况/2022年 | 部门总体资金情况 (万元)/近两年收支情况/2023年',
  ],
];

const pathsOf = (table: Table | undefined) => table?.columns.map((column) => column.path.join('/')).join(' | ');

test.each(paths)('header of %s', (kind, expected) => {
  expect(pathsOf(first.tables.find((table) => table.kind === kind))).toBe(expected);
});

test('every project sheet has the same columns, its funding in the block’s own', () => {
  for (const table of first.tables.filter((one) => one.kind === 'project-performance')) {
    expect(pathsOf(table)).toMatch(
      /^ \| 一级指标 \| 二级指标 \| 指标名称 \| 指标值\/近两年指标值\/2022年 \| 指标值\/近两年指标值\/2023年 \| 指标值\/预期当年实现值 \| 绩效标准 \| 项目资金情况 ?[（(]万元[）)]$/,
    );
  }
});

test('cells are the printed ones: all of them, and in a plain table at their places', () => {
  const repaired = new Set(first.repairs.map((repair) => repair.line));
  for (const table of first.tables) {
    const isForm = table.kind.endsWith('performance');
    for (const row of table.rows.filter((one) => !repaired.has(one.line))) {
      const printed = row.printed.split('\t').map((cell) => cell.trim());
      expect(first.lines[row.line - 1]).toBe(row.printed);
      expect(row.cells).toHaveLength(table.columns.length);
      if (isForm) {
        expect(row.cells, row.printed).toEqual(expect.arrayContaining(filled(printed)));
      } else {
        expect(row.cells).toEqual(row.cells.map((_, at) => printed[at] ?? ''));
        expect(filled(printed.slice(row.cells.length)), row.printed).toEqual([]);
      }
    }
  }
});

describe('performance forms', () => {
  const forms = first.tables.filter((table) => table.kind.endsWith('performance'));
  const indicators = forms.flatMap((table) =>
    table.rows
      .filter((row) => row.cells[3] !== '' && row.cells[1]?.endsWith('指标') && row.within.length > 0)
      .map((row) => ({
        table,
        row,
        at: (name: string) => table.columns.findIndex((column) => column.path.at(-1) === name),
      })),
  );

  test('every printed indicator row is one', () => {
    const printed = first.lines.filter((line) => /计划标准\t*$/.test(line));
    expect(indicators).toHaveLength(printed.length);
    expect(printed.length).toBeGreaterThan(100);
  });

  test('indicators stand in their columns, also where a leading cell was lost', () => {
    for (const { row, at } of indicators) {
      expect(row.cells[at('绩效标准')], row.printed).toBe('计划标准');
      expect(row.cells[1], row.printed).toMatch(/^(产出|效益|满意度)指标$/);
      expect(row.cells[2], row.printed).toMatch(/^(数量|质量|时效|社会效益|满意度)指标$|^服务对象满意度$/);
      const values = row.within[0]?.startsWith('长期')
        ? [at('指标值')]
        : [at('2022年'), at('2023年'), at('预期当年实现值')];
      for (const value of values) expect(row.cells[value], row.printed).not.toBe('');
    }
  });

  test('the blocks of 表14', () => {
    const table = forms[0];
    const blocks = new Map<string, number>();
    for (const row of table?.rows ?? []) blocks.set(row.within.join('/'), (blocks.get(row.within.join('/')) ?? 0) + 1);
    expect([...blocks]).toEqual([
      ['', 4],
      ['部门总体资金情况 (万元)', 6],
      ['整体绩效目标', 2],
      ['长期目标1:', 6],
      ['长期目标2:', 10],
      ['长期目标3:', 10],
      ['长期目标4:', 6],
      ['长期目标5:', 10],
      ['年度目标1:', 6],
      ['年度目标2:', 7],
      ['年度目标3:', 6],
      ['年度目标4:', 7],
      ['年度目标5:', 6],
      ['年度目标6:', 6],
      ['年度目标7:', 7],
      ['年度目标8:', 6],
      ['年度目标9:', 6],
      ['年度目标10:', 6],
    ]);
  });

  test('funding, its total row without the lost cell', () => {
    const rows = forms[0]?.rows.filter((row) => row.within[0]?.startsWith('部门总体资金')) ?? [];
    expect(rows.map((row) => [...row.cells.slice(1, 3), ...row.cells.slice(-4)].join(' '))).toEqual([
      '收入构成 财政拨款 4064.15 100% 4811.39 4256.08',
      '收入构成 其他资金   149.52 ',
      '收入构成 合计 4064.15 100% 4960.91 4256.08',
      '支出构成 基本支出 1553.72 38% 1876.67 1560.94',
      '支出构成 项目支出 2510.43 62% 3084.24 2695.14',
      '支出构成 合计 4064.15 100% 4960.91 4256.08',
    ]);
  });

  test('each project sheet: its name, and district funding equal to the whole', () => {
    const sheets = forms.slice(1).map((table) => {
      const named = (label: string) => table.rows.find((row) => row.cells.slice(0, 3).includes(label));
      return [named('项目名称')?.cells[1], named('项目总投入')?.cells.at(-1), named('区级财政')?.cells.at(-1)];
    });
    expect(sheets.map(([name, whole]) => `${name} ${whole}`)).toEqual([
      '工作性保人员-春节慰问及驻村干部补贴 5.83',
      '工作性保人员-街道聘用工作人员经费 16.72',
      '工作性保运转-街道日常运行经费 72.63',
      '工作性其他-街道综合业务经费 165.76',
      '工作性其他-青和居、青馨居党群服务中心房租 177.68',
      '工作性其他-青和居党群服务中心运行保障经费 13.28',
      '政策性保民生-社区（村）惠民资金 140',
      '政策性保民生-社区办公经费 45.74',
      '政策性保民生-社区（村）基层党建工作经费 64.29',
      '政策性保人员-社区（村）工作人员经费 1808.5',
    ]);
    for (const [, whole, district] of sheets) expect(district).toBe(whole);
  });
});
