import { readDocument } from '../../../src/document/read.ts';
import type { Document } from '../../../src/document/types.ts';
import { runChecks } from '../../../src/facts/checks/all.ts';
import type { CheckReport } from '../../../src/facts/checks/types.ts';
import { extractFacts } from '../../../src/facts/extract.ts';
import { lookup } from '../../../src/facts/lookup.ts';
import { amount, convert, decimalString, roundTo, share } from '../../../src/money/amount.ts';

/** Figures of a small department, in hundreds of 元, so that two decimals of 万元 are exact. */
export interface Figures {
  readonly wages: number;
  readonly office: number;
  readonly car: number;
  readonly pension: number;
  readonly housing: number;
  readonly teaching: number;
  readonly building: number;
  readonly price: number;
  readonly pieces: number;
  readonly before: number;
}

export const FIGURES: Figures = {
  wages: 31234,
  office: 1205,
  car: 300,
  pension: 4321,
  housing: 2777,
  teaching: 15000,
  building: 8640,
  price: 61,
  pieces: 12,
  before: 70000,
};

const YUAN = (hundreds: number): string => {
  const plain = `${hundreds}00.00`.replace(/^000/, '0');
  return plain.replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, ',');
};
const WAN = (hundreds: number): string => decimalString(convert(amount(`${hundreds}00`, '元'), '万元'));
const RATE = (part: number, whole: number): string =>
  decimalString(roundTo(share(amount(`${part}`, '元'), amount(`${whole}`, '元')), 1));
const row = (...cells: readonly (string | number)[]): string =>
  cells.map((cell) => (typeof cell === 'number' ? YUAN(cell) : cell)).join('\t');

/** A document that agrees with itself in every figure, as its published text. */
export function consistent(f: Figures): string {
  const personnel = f.wages + f.pension + f.housing;
  const operating = f.office + f.car;
  const basic = personnel + operating;
  const project = f.teaching + f.building;
  const total = basic + project;
  const school = f.wages + operating;
  const bought = f.price * f.pieces;
  const list = (names: readonly string[]) => names.map((name, at) => `表${at + 1}. 某市某局2031年${name}`);
  const change = total - f.before;
  return [
    '# 某市某局',
    '## 2031年部门预算公开',
    '### 目 录',
    '#### 第一部分 某市某局概况',
    '- 一、部门主要职能',
    '- 二、部门预算单位构成',
    '- 三、部门人员构成',
    '#### 第二部分 某市某局2031年部门预算表',
    '#### 第三部分 某市某局2031年部门预算情况说明',
    '#### 第四部分 名词解释',
    '## 第一部分 某市某局概况',
    '### 一、部门主要职能',
    '负责全市的有关工作。',
    '### 二、部门预算单位构成',
    '包括本级机关及下属2个二级单位(甲中心、乙中心2个非独立核算单位并入本级)。',
    '### 三、部门人员构成',
    '总编制人数30人，其中：行政编制10人，事业编制20人。在职实有人数28人，其中：行政编制9人，事业编制19人。',
    '## 第二部分 某市某局2031年部门预算表',
    ...list([
      '收支总表',
      '支出总表',
      '一般公共预算支出表',
      '一般公共预算基本支出表',
      '一般公共预算“三公”经费支出表',
      '项目支出表',
      '政府采购预算表',
      '资产配置预算表',
    ]),
    '## 收支总表',
    '单位：元',
    '收 入\t\t支 出\t',
    '项 目\t预算数\t项 目\t预算数',
    row('一、一般公共预算拨款收入', total, '一、教育支出', school + project),
    row('二、事业收入', 0, '二、社会保障和就业支出', f.pension),
    row('三、其他收入', 0, '三、住房保障支出', f.housing),
    row('本年收入合计', total, '本年支出合计', total),
    row('上年结转结余', 0, '年终结转结余', 0),
    row('收 入 总 计', total, '支 出 总 计', total),
    '',
    '## 支出总表',
    '单位：元',
    '科目编码\t科目名称\t合计\t基本支出\t项目支出',
    row('', '合计', total, basic, project),
    row('205', '教育支出', school + project, school, project),
    row('20502', '普通教育', school + project, school, project),
    row('2050201', '学前教育', f.teaching, 0, f.teaching),
    row('2050202', '小学教育', school + f.building, school, f.building),
    row('208', '社会保障和就业支出', f.pension, f.pension, 0),
    row('20805', '行政事业单位养老支出', f.pension, f.pension, 0),
    row('2080505', '机关事业单位基本养老保险缴费支出', f.pension, f.pension, 0),
    row('221', '住房保障支出', f.housing, f.housing, 0),
    row('22102', '住房改革支出', f.housing, f.housing, 0),
    row('2210201', '住房公积金', f.housing, f.housing, 0),
    '',
    '## 一般公共预算支出表（分功能科目）',
    '单位：元',
    '科目编码\t科目名称\t合计\t基本支出\t\t\t项目支出',
    '\t\t\t小计\t人员经费\t公用经费\t',
    row('', '合计', total, basic, personnel, operating, project),
    row('205', '教育支出', school + project, school, f.wages, operating, project),
    row('20502', '普通教育', school + project, school, f.wages, operating, project),
    row('2050201', '学前教育', f.teaching, 0, 0, 0, f.teaching),
    row('2050202', '小学教育', school + f.building, school, f.wages, operating, f.building),
    row('208', '社会保障和就业支出', f.pension, f.pension, f.pension, 0, 0),
    row('20805', '行政事业单位养老支出', f.pension, f.pension, f.pension, 0, 0),
    row('2080505', '机关事业单位基本养老保险缴费支出', f.pension, f.pension, f.pension, 0, 0),
    row('221', '住房保障支出', f.housing, f.housing, f.housing, 0, 0),
    row('22102', '住房改革支出', f.housing, f.housing, f.housing, 0, 0),
    row('2210201', '住房公积金', f.housing, f.housing, f.housing, 0, 0),
    '',
    '## 一般公共预算支出表（分单位）',
    '单位：元',
    '单位编码\t单位名称\t合计\t基本支出\t\t\t项目支出',
    '\t\t\t小计\t人员经费\t公用经费\t',
    row('合计', '', total, basic, personnel, operating, project),
    row('316', '某市某局', total, basic, personnel, operating, project),
    '',
    '## 一般公共预算基本支出表',
    '单位：元',
    '部门预算支出经济分类科目\t\t本年一般公共预算基本支出\t\t',
    '科目编码\t科目名称\t合计\t人员经费\t公用经费',
    row('', '合计', basic, personnel, operating),
    row('301', '工资福利支出', personnel, personnel, 0),
    row('30101', '基本工资', f.wages, f.wages, 0),
    row('30108', '机关事业单位基本养老保险缴费', f.pension, f.pension, 0),
    row('30113', '住房公积金', f.housing, f.housing, 0),
    row('302', '商品和服务支出', operating, 0, operating),
    row('30201', '办公费', f.office, 0, f.office),
    row('30231', '公务用车运行维护费', f.car, 0, f.car),
    '',
    '## 一般公共预算“三公”经费支出表',
    '单位：元',
    '“三公”经费合计\t因公出国（境）费\t公务用车购置及运行维护费\t\t\t公务接待费',
    '\t\t小计\t公务用车购置费\t公务用车运行维护费\t',
    row(f.car, 0, f.car, 0, f.car, 0),
    '',
    '## 项目支出表',
    '单位：元',
    '项目编码\t项目名称\t项目单位\t合计\t本年拨款\t\t',
    '\t\t\t\t一般公共预算\t政府性基金预算\t国有资本经营预算',
    row('316', '某市某局', '', project, project, 0, 0),
    row('31600000000000000001', '教学类-教学设备经费', '某市某局', f.teaching, f.teaching, 0, 0),
    row('31600000000000000002', '建设类-校舍维修经费', '某市某局', f.building, f.building, 0, 0),
    '',
    '## 政府采购预算表',
    '单位：元',
    '单位代码\t单位名称\t项目\t政府采购品目\t采购数量\t单价(元)\t计量单位\t采购金额\t\t',
    '\t\t\t\t\t\t\t采购金额(合计)\t其中面向中小企业(元)\t其中面向小微企业(元)',
    row('', '合计', '', '', `${f.pieces + 2}`, '', '', bought + 20, 0, bought + 20),
    row(
      '316',
      '某市某局',
      '教学类-教学设备经费',
      '[A02010105]台式计算机',
      `${f.pieces}`,
      f.price,
      '台',
      bought,
      0,
      bought,
    ),
    row('316', '某市某局', '教学类-教学设备经费', '[C23120301]维修和保养服务', '2', 10, '次', 20, 0, 20),
    '',
    '## 资产配置预算表',
    '单位：元',
    '单位代码\t单位名称\t项目\t资产分类\t资产名称\t资产品目\t资产数量\t资产单价(元)\t总金额(元)',
    row('', '合计', '', '', '', '', `${f.pieces + 4}`, '', bought + 8),
    row(
      '316',
      '某市某局',
      '教学类-教学设备经费',
      '[A2]设备',
      '台式计算机',
      '[A02010105]台式计算机',
      `${f.pieces}`,
      f.price,
      bought,
    ),
    row('316', '某市某局', '教学类-教学设备经费', '[A5]家具', '文件柜', '[A05010502]文件柜', '4', 2, 8),
    '',
    '## 第三部分 某市某局2031年部门预算情况说明',
    '### 一、部门收支预算总体安排情况',
    `2031年部门收支总预算${WAN(total)}万元。比2030年预算${change < 0 ? '减少' : '增加'}${WAN(Math.abs(change))}万元，${change < 0 ? '下降' : '增长'}${RATE(Math.abs(change), f.before)}%。`,
    '### 二、部门支出预算安排情况',
    `2031年部门支出预算${WAN(total)}万元，其中：基本支出${WAN(basic)}万元，占${RATE(basic, total)}%；项目支出${WAN(project)}万元，占${RATE(project, total)}%。`,
    '### 三、一般公共预算基本支出安排情况',
    `2031年一般公共预算基本支出${WAN(basic)}万元。其中：`,
    `（一）人员经费${WAN(personnel)}万元。主要用于：基本工资、机关事业单位基本养老保险缴费、住房公积金等。`,
    `（二）公用经费${WAN(operating)}万元。主要用于：办公费、公务用车运行维护费等。`,
    '### 四、项目支出安排情况',
    `2031年共涉及2个项目${WAN(project)}万元，分别是：教学类-教学设备经费${WAN(f.teaching)}万元，建设类-校舍维修经费${WAN(f.building)}万元。`,
    '### 五、政府采购预算情况',
    `2031年政府采购预算支出合计${WAN(bought + 20)}万元。包括：货物类${WAN(bought)}万元，工程类0万元，服务类${WAN(20)}万元。`,
    '### 六、国有资产配置预算情况',
    `2031年资产配置预算合计${WAN(bought + 8)}万元，其中：设备${WAN(bought)}万元、家具${WAN(8)}万元。`,
    '## 第四部分 名词解释',
    '（一）本部门使用的主要支出功能分类科目（项级）：',
    '1.教育支出（类）普通教育（款）学前教育（项）',
    '2.教育支出（类）普通教育（款）小学教育（项）',
    '3.社会保障和就业支出（类）行政事业单位养老支出（款）机关事业单位基本养老保险缴费支出（项）',
    '4.住房保障支出（类）住房改革支出（款）住房公积金（项）',
    '（二）基本支出：为保障机构正常运转而发生的支出。',
  ].join('\n');
}

export function read(text: string): Document {
  return readDocument('x', text, { department: '某市某局', year: 2031, stage: 'budget', repairs: [] });
}

export function check(text: string): CheckReport {
  const document = read(text);
  return runChecks({ document, lookup: lookup(extractFacts(document)) });
}
