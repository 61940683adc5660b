import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readDocument } from './document/read.ts';
import type { Document, Table, TableKind } from './document/types.ts';
import { runChecks } from './facts/checks/all.ts';
import { extractFacts } from './facts/extract.ts';
import { lookup } from './facts/lookup.ts';
import type { Facts } from './facts/types.ts';
import type { Written } from './import/folder.ts';
import type { Identity } from './import/identity.ts';
import type { ReadFile } from './import/read.ts';

/** The tables that 部门预算公开 asks for, by their common names; 政府采购 and all below are printed by many, not by all. */
const standard: readonly (readonly [kinds: readonly TableKind[], name: string, isAsked: boolean])[] = [
  [['balance'], '收支总表', true],
  [['revenue'], '收入总表', true],
  [['expenditure'], '支出总表', true],
  [['fiscal-balance'], '财政拨款收支总表', true],
  [['general-budget-by-function', 'general-budget-by-unit', 'general-budget-by-economy'], '一般公共预算支出表', true],
  [['basic-expenditure'], '一般公共预算基本支出表', true],
  [['three-public'], '“三公”经费支出表', true],
  [['government-fund'], '政府性基金预算支出表', true],
  [['state-capital'], '国有资本经营预算支出表', true],
  [['projects'], '项目支出表', false],
  [['procurement'], '政府采购预算表', false],
  [['purchased-services'], '政府购买服务预算表', false],
  [['assets'], '资产配置预算表', false],
  [['department-performance'], '部门整体支出绩效目标表', false],
  [['project-performance'], '项目支出绩效目标表', false],
];

export interface Imported {
  readonly file: string;
  readonly id: string;
  readonly read: ReadFile;
  readonly written: Written;
  /** What the file itself says; people may have written something else into document.json. */
  readonly found: { readonly [key in keyof Identity]: Identity[key] | null };
}

/** What was understood of an imported document and what was not, as lines for a terminal. */
export function reportOf({ file, id, read, written, found }: Imported): readonly string[] {
  const { meta, folder, state } = written;
  const document = readDocument(id, readFileSync(join(folder, 'source.txt'), 'utf8'), meta);
  const facts = extractFacts(document);
  const states = { new: '新导入', changed: '已更新', same: '与上次相同，没有改动' };
  return [
    `${file} → ${folder}（${states[state]}）`,
    `部门：${meta.department}　年度：${meta.year}　${meta.stage === 'final' ? '决算' : '预算'}　${read.pages === null ? '' : `${read.pages} 页`}`,
    ...differences(written, found).map((line) => `  注意：${line}`),
    ...document.tables.filter((table) => table.from > 0).map((table) => `  ${tableLine(table, facts)}`),
    ...lackingLine(document),
    `  章节 ${document.sections.length}　名词解释 ${document.terms.length}　数字 ${facts.entries.reduce((sum, entry) => sum + entry.cells.length, 0)} 个`,
    ...notUnderstood(document, facts, read).map((line) => `  未读懂：${line}`),
    ...checkLines(document, facts),
    ...(existsSync(join(folder, 'document.json')) && meta.repairs.length > 0
      ? [`  保留了 ${meta.repairs.length} 处人工修订`]
      : []),
  ];
}

/** How many of the checks held, and what failed. */
function checkLines(document: Document, facts: Facts): readonly string[] {
  const severities = { error: '错误', warning: '警告', note: '提示' } as const;
  const { tallies, findings } = runChecks({ document, lookup: lookup(facts) });
  const sum = (pick: (tally: (typeof tallies)[number]) => number) =>
    tallies.reduce((all, tally) => all + pick(tally), 0);
  return [
    `  勾稽：执行 ${sum((tally) => tally.run)} 项，成立 ${sum((tally) => tally.held)} 项，不成立 ${sum((tally) => tally.failed)} 项`,
    ...findings.map(({ severity, code, message }) => `  ${severities[severity]} [${code}] ${message}`),
  ];
}

function differences({ meta }: Written, found: Imported['found']): readonly string[] {
  const stages = { budget: '预算', final: '决算' };
  return [
    ...(found.department !== null && found.department !== meta.department
      ? [`文件里的部门是“${found.department}”，按 document.json 里的“${meta.department}”`]
      : []),
    ...(found.year !== null && found.year !== meta.year
      ? [`文件里的年度是 ${found.year}，按 document.json 里的 ${meta.year}`]
      : []),
    ...(found.stage !== null && found.stage !== meta.stage
      ? [`文件像是${stages[found.stage]}，按 document.json 里的${stages[meta.stage]}`]
      : []),
  ];
}

function tableLine(table: Table, facts: Facts): string {
  const pages = [...new Set(table.rows.map((row) => row.page).filter((page) => page !== null))];
  const [first, last] = [pages[0], pages.at(-1)];
  const where =
    first === undefined || last === undefined ? '' : first === last ? `　第 ${first} 页` : `　第 ${first}–${last} 页`;
  const entries = facts.entries.filter(
    (entry) => entry.source === table.source && entry.collection === table.kind,
  ).length;
  const name = standard.find(([kinds]) => kinds.includes(table.kind))?.[1] ?? '其他表';
  return `${table.source} ${table.title || '（无标题）'} [${name}]　单位 ${table.unit || '未写明'}　${table.rows.length} 行 × ${table.columns.length} 列　读出 ${entries} 项${where}`;
}

function lackingLine({ tables }: Document): readonly string[] {
  const lacking = standard.filter(
    ([kinds, , isAsked]) => isAsked && !tables.some((table) => table.from > 0 && kinds.includes(table.kind)),
  );
  return lacking.length === 0 ? [] : [`  没有找到：${lacking.map(([, name]) => name).join('、')}`];
}

function notUnderstood({ tables }: Document, facts: Facts, read: ReadFile): readonly string[] {
  const hasFigures = (table: Table) => table.rows.some((row) => row.cells.some((cell) => /\d/.test(cell)));
  const unread = tables.filter(
    (table) =>
      hasFigures(table) && !facts.entries.some((entry) => entry.source === table.source && entry.cells.length > 0),
  );
  return [
    ...read.notes.map((note) => note.message),
    ...tables
      .filter((table) => table.from > 0 && table.kind === 'unknown')
      .map((table) => `${table.source} ${table.title || '（无标题）'}：不是标准表，按一般表格保存，可以按行名查询`),
    ...unread.map((table) => `${table.source} ${table.title}：有数字，但没有读出事项`),
    ...tables
      .filter(
        (table) =>
          table.kind !== 'unknown' &&
          hasFigures(table) &&
          table.unit === '' &&
          table.kind !== 'project-performance' &&
          table.kind !== 'department-performance',
      )
      .map((table) => `${table.source} ${table.title}：没有写明单位，按元计`),
  ];
}
