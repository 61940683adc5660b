/** Words behind a number, as regular expression sources for plain text (see `plain`). Longest first. */

export const MAGNITUDE = '[十百千拾佰仟]?[万亿]|[十百千拾佰仟]|(?:kw|w|k)(?![a-z0-9])';

export const MONEY = '元(?!件|素|旦)|块钱|块';

/** Each word with what may not follow, because it is then part of another word: 项 but not 项目, 人 but not 人员. */
export const COUNTERS = [
  '个百分点',
  '百分点',
  '平方公里',
  '平方米',
  // 三公里头 is said of 三公.
  '(?<!三)公里',
  '小时',
  '分钟',
  '季度',
  '人次',
  '个月',
  '个人(?!所|和|账|卡|缴|住|待)',
  '人(?![员均民大社才工力事口])',
  '个(?![别体税人])',
  '辆',
  '台(?![式账湾])',
  '次(?![数性年])',
  '件(?!数)',
  '项(?!目)',
  '名(?![词称单])',
  '位(?![于置])',
  '家(?![庭具园])',
  '条(?![例款])',
  '岁',
  '年度?',
  '月',
  '日',
  '号',
  '天(?![然津])',
  '套',
  '张',
  '间',
  '户(?![外籍])',
  '份(?!额)',
  '笔(?!记)',
  '类(?![款别项])',
  '种(?![类植])',
  '批(?![准复])',
  '场(?![地所馆])',
  '回(?![收头来去答复应顾报购])',
  '遍(?!布)',
  '趟',
  '部(?![分门署])',
  '所(?![有以需得])',
  '行(?![政业动驶为贷])',
  '栋',
  '座',
  '页',
  '吨',
  '亩',
  '米',
  '倍',
].join('|');

const SAME: Readonly<Record<string, string>> = { 块钱: '元', 块: '元', 个人: '人', 年度: '年' };

/** One name for the same unit: 块 is 元. */
export function unitName(word: string): string {
  return SAME[word] ?? word;
}
