import { expect, test } from 'vitest';
import { readTableList } from '../../src/document/contents.ts';
import { isText, readLines } from '../../src/document/lines.ts';
import { readOutline } from '../../src/document/outline.ts';
import { first, meta, source } from './first.ts';

test('sections: source, title, line, paragraphs', () => {
  expect(first.sections.map((one) => `${one.source} ${one.title} ${one.line} ${one.paragraphs.length}`)).toEqual([
    '封面 武汉市青山区人民政府工人村街道办事处 2024年部门预算公开 3 0',
    '第一部分·一 部门主要职能 53 11',
    '第一部分·二 部门预算单位构成 77 1',
    '第一部分·三 部门人员构成 81 2',
    '第三部分·一 部门收支预算总体安排情况 1005 4',
    '第三部分·二 部门收入预算安排情况 1015 1',
    '第三部分·三 部门支出预算安排情况 1019 1',
    '第三部分·四 财政拨款收支预算总体情况 1023 3',
    '第三部分·五 一般公共预算支出安排情况 1031 6',
    '第三部分·六 一般公共预算基本支出安排情况 1045 5',
    '第三部分·七 一般公共预算“三公”经费支出安排情况 1057 1',
    '第三部分·八 政府性基金预算支出安排情况 1061 1',
    '第三部分·九 本年国有资本经营预算支出安排情况 1065 1',
    '第三部分·十 项目支出安排情况 1069 11',
    '第三部分·十一 其他重要事项的情况说明 1095 0',
    '第三部分·十一(一) 机关运行经费情况 1097 1',
    '第三部分·十一(二) 政府采购预算情况 1101 1',
    '第三部分·十一(三) 政府购买服务预算情况 1105 1',
    '第三部分·十一(四) 行政事业性国有资产配置预算及车辆情况 1113 2',
    '第三部分·十一(五) 绩效目标设置情况 1119 3',
  ]);
});

test('a sentence that a page cut is whole again, and every character finds its line', () => {
  const joined = first.sections.flatMap((one) => one.paragraphs).filter((one) => one.parts !== undefined);
  expect(joined.map((one) => one.parts?.map((part) => part.line))).toEqual([
    [1083, 1085],
    [1107, 1111],
    [1123, 1125],
  ]);
  for (const paragraph of joined) {
    const parts = paragraph.parts ?? [];
    expect(paragraph.line).toBe(parts[0]?.line);
    parts.forEach((part, at) => {
      const text = paragraph.text.slice(part.offset, parts[at + 1]?.offset);
      expect(text).toBe(first.lines[part.line - 1]?.trim());
    });
  }
});

test('terms, to the last line of the file', () => {
  expect(first.terms.map((term) => `${term.source} ${term.name} ${term.line}`)).toEqual([
    '第四部分(一) 一般公共预算财政拨款收入 1131',
    '第四部分(二) 政府性基金预算财政拨款收入 1133',
    '第四部分(三) 基本支出 1135',
    '第四部分(四) 项目支出 1137',
    '第四部分(五) 本部门使用的主要支出功能分类科目（项级） 1139',
    '第四部分(六) “三公”经费 1163',
    '第四部分(七) 机关运行经费 1165',
  ]);
  expect(first.terms[4]?.text.split('\n')).toHaveLength(11);
  expect(first.terms.at(-1)?.text).toMatch(/^为保障行政单位.*其他费用等。$/);
  expect(source.endsWith('\n')).toBe(false);
});

test('findings about structure', () => {
  const rows = first.findings.map((one) => [one.code, one.places[0]?.source, one.places[0]?.line, one.severity]);
  expect(rows).toEqual([
    ['table-absent', '表2', 91, 'warning'],
    ['title-differs', '表3', 167, 'note'],
    ['title-differs', '表12', 413, 'note'],
    ['title-differs', '表13', 437, 'note'],
    ['title-differs', '表14', 461, 'note'],
    ['title-differs', '表15', 632, 'note'],
    ['foreign-place', '表7', 319, 'warning'],
    ['repaired', '表7', 327, 'note'],
    ['repaired', '表13', 441, 'note'],
    ['repaired', '表13', 442, 'note'],
  ]);
  for (const one of first.findings) expect(one.message).toMatch(/。$/);
});

test('no line is dropped: each belongs to exactly one place', () => {
  const lines = readLines(first.lines);
  const outline = readOutline(lines);
  const list = readTableList(lines, outline, meta.department);
  const glossary = outline.parts.find((part) => part.title === '名词解释');
  const owners = new Map<number, string[]>();
  const own = (line: number, owner: string) => owners.set(line, [...(owners.get(line) ?? []), owner]);
  const ownRange = (from: number, to: number, owner: string) => {
    for (let line = from; line <= to; line += 1) own(line, owner);
  };

  if (outline.contents !== null) ownRange(outline.contents.from, outline.contents.to, '目录');
  if (list.range !== null) ownRange(list.range.from, list.range.to, '表目录');
  for (const part of outline.parts) own(part.line, part.source);
  first.tables.forEach((table, at) => {
    const owner = `${table.source}#${at}`;
    const rows = [...table.headerLines, ...table.rows.map((row) => row.line)];
    for (const line of rows) own(line, owner);
    for (let line = table.from; line <= table.to; line += 1) {
      if (line > 0 && lines.some((one) => one.line === line && isText(one))) own(line, owner);
    }
  });
  for (const section of first.sections) {
    const paragraphs = section.paragraphs.flatMap((one) => one.parts?.map((part) => part.line) ?? [one.line]);
    if (section.source === '封面') ownRange(outline.cover.from, outline.cover.to, section.source);
    else for (const line of [section.line, ...paragraphs]) own(line, section.source);
  }
  const glossaryText = first.terms.map((term) => `${term.name}：${term.text}`).join('\n');
  for (const line of lines.slice(glossary?.line ?? lines.length)) {
    if (isText(line) && glossaryText.includes(line.text.replace(/^[（(].[）)] */, ''))) own(line.line, '名词解释');
  }

  const wrong = lines
    .filter((line) => line.kind === 'row' || isText(line))
    .filter((line) => owners.get(line.line)?.length !== 1)
    .map((line) => `${line.line} [${owners.get(line.line)?.join(', ') ?? ''}] ${line.text.slice(0, 40)}`);
  expect(wrong).toEqual([]);
});
