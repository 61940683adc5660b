import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Library, library } from '../../src/chat/library.ts';
import type { Known } from '../../src/document/known.ts';
import { readDocument } from '../../src/document/read.ts';
import { runChecks } from '../../src/facts/checks/all.ts';
import { extractFacts } from '../../src/facts/extract.ts';
import { lookup } from '../../src/facts/lookup.ts';
import { builtInKnowledge } from '../../src/knowledge.ts';
import { knowledgeOf } from '../../src/knowledge-parts.ts';
import { readDocumentWords } from '../../src/question/documents/catalogue.ts';
import { lexiconData } from '../../src/question/lexicon.ts';
import type { Knowledge } from '../../src/question/understand.ts';
import { readVocabulary } from '../../src/question/vocabulary.ts';

/** A made-up disclosure: its figures in cents of 元. */
export interface Made {
  readonly department: string;
  readonly year: number;
  readonly stage?: 'budget' | 'final';
  readonly unit: '元' | '万元';
  readonly abroad: number;
  readonly cars: number;
  readonly reception: number;
  readonly personnel: number;
  readonly operating: number;
  readonly project: number;
  /** Goods and services by name. */
  readonly goods: Readonly<Record<string, number>>;
  /** What it prints as the “三公” of the year before. */
  readonly before?: number;
}

const word = (name: string) => readFileSync(join(builtInKnowledge(), 'vocabulary', name), 'utf8');
const vocabulary = readVocabulary({
  words: word('words.tsv'),
  names: word('names.tsv'),
  accounts: word('accounts.tsv'),
});

export const words = readDocumentWords(word('documents.tsv'));

const CODES: Readonly<Record<string, string>> = {
  办公费: '30201',
  印刷费: '30202',
  物业管理费: '30209',
  差旅费: '30211',
  会议费: '30215',
  培训费: '30216',
};

/** As a table prints it. */
export function printed(cents: number, unit: Made['unit']): string {
  if (unit === '万元' && cents % 10_000 !== 0) throw new Error('no whole hundredths of 万元');
  const text = String(unit === '元' ? cents : cents / 10_000).padStart(3, '0');
  const whole = text.slice(0, -2).replace(/\B(?=(?:\d{3})+$)/g, ',');
  return `${whole}.${text.slice(-2)}`;
}

export function sourceOf(made: Made): string {
  const { department, year, unit } = made;
  const p = (cents: number) => printed(cents, unit);
  const three = made.abroad + made.cars + made.reception;
  const basic = made.personnel + made.operating;
  const all = basic + made.project;
  const goods = Object.entries(made.goods);
  const sum = goods.reduce((total, [, cents]) => total + cents, 0);
  const rows = [
    `# ${department}${year}年部门${made.stage === 'final' ? '决算' : '预算'}`,
    '',
    '## 第二部分 预算表',
    '',
    '表1 收支总表',
    `单位：${unit}`,
    '收入|收入|支出|支出',
    '项目|预算数|项目|预算数',
    `一、一般公共预算拨款收入|${p(all)}|一、一般公共服务支出|${p(all)}`,
    `收入总计|${p(all)}|支出总计|${p(all)}`,
    '',
    '表3 支出总表',
    `单位：${unit}`,
    '科目编码|科目名称|合计|基本支出|项目支出',
    `|合计|${p(all)}|${p(basic)}|${p(made.project)}`,
    `201|一般公共服务支出|${p(all)}|${p(basic)}|${p(made.project)}`,
    '',
    '表6 一般公共预算基本支出表',
    `单位：${unit}`,
    '经济分类科目编码|经济分类科目名称|合计|人员经费|公用经费',
    `|合计|${p(made.personnel + sum)}|${p(made.personnel)}|${p(sum)}`,
    `301|工资福利支出|${p(made.personnel)}|${p(made.personnel)}|`,
    `302|商品和服务支出|${p(sum)}||${p(sum)}`,
    ...goods.map(([name, cents]) => `${CODES[name] ?? ''}|${name}|${p(cents)}||${p(cents)}`),
    '',
    '表7 一般公共预算“三公”经费支出表',
    `单位：${unit}`,
    ...(made.before === undefined
      ? [
          '“三公”经费合计|因公出国（境）费|公务用车购置及运行维护费|公务接待费',
          `${p(three)}|${p(made.abroad)}|${p(made.cars)}|${p(made.reception)}`,
        ]
      : [`项目|${year - 1}年预算数|${year}年预算数`, `“三公”经费合计|${p(made.before)}|${p(three)}`]),
    '',
    '## 第三部分 情况说明',
    '',
    '## 一、“三公”经费情况',
    '',
  ];
  return rows.join('\n').replaceAll('|', '\t');
}

export function knownOf({ department, year, stage = 'budget' }: Made, i: number): Known {
  return { id: `made-${i + 1}`, department, year, stage, aliases: [] };
}

export function knowledgeFrom(made: Made, i = 0): Knowledge {
  const { id, department, year, stage } = knownOf(made, i);
  const document = readDocument(id, sourceOf(made), { department, year, stage, repairs: [] });
  const facts = extractFacts(document);
  return knowledgeOf({
    document,
    facts,
    words: lexiconData(vocabulary, facts),
    report: () => runChecks({ document, lookup: lookup(facts) }),
  });
}

/** A library of made-up documents, each read when first asked. */
export function shelf(all: readonly Made[]): Library {
  const read = new Map<string, Knowledge>();
  const documents = all.map(knownOf);
  return library(
    documents,
    () => words,
    (id) => {
      const i = documents.findIndex((one) => one.id === id);
      const knowledge = read.get(id) ?? knowledgeFrom(all[i] as Made, i);
      read.set(id, knowledge);
      return knowledge;
    },
  );
}
