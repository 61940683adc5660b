import { expect, test } from 'vitest';
import { cells, entry, facts } from './first.ts';

const found = (subject: string, measure: string, year = 2024) =>
  facts.entries
    .filter((one) => one.subject === subject)
    .flatMap((one) =>
      one.cells
        .filter((cell) => cell.measure === measure && cell.year === year)
        .map((cell) => `${one.id} ${cell.printed}`),
    );

test.each<[string, string[]]>([
  ['表1:卫生健康支出', ['amount 2024 1642026.55元 @139']],
  ['表1:国防支出', ['amount 2024 0元 @133']],
  ['表4:上年结转/一般公共预算拨款', ['amount 2024 null @211']],
  ['表7:公务用车运行维护费', ['amount 2024 90000元 @327']],
  ['表7:因公出国（境）费', ['amount 2024 0元 @327']],
  [
    '表14:收入构成/其他资金',
    ['amount 2024 null @470', 'share 2024 null @470', 'amount 2022 149.52万元 @470', 'amount 2023 null @470'],
  ],
  [
    '表14:支出构成/项目支出',
    [
      'amount 2024 2510.43万元 @473',
      'share 2024 62% @473',
      'amount 2022 3084.24万元 @473',
      'amount 2023 2695.14万元 @473',
    ],
  ],
  ['表14:长期目标5/拆除违章建筑面积', ['target 2024 ≥6000平方米 @520']],
  [
    '表14:年度目标7/开展社区惠民专项活动',
    ['target 2022 ≥14次/年 @592', 'target 2023 ≥14次/年 @592', 'target 2024 ≥14次/年 @592'],
  ],
  [
    '表15:420107242167000000100/驻村干部入户走访对口脱贫户',
    ['target 2022 null @659', 'target 2023 null @659', 'target 2024 null @659'],
  ],
  [
    '表15:420107242167000000106',
    [
      'amount 2024 1808.5万元 @978',
      'central 2024 null @979',
      'provincial 2024 null @980',
      'municipal 2024 null @981',
      'district 2024 1808.5万元 @982',
      'self-raised 2024 null @983',
    ],
  ],
  ['第一部分·三:参照公务员法管理', ['count 2024 5人 @83']],
  [
    '第三部分·一:部门收支总预算',
    ['amount 2024 4064.15万元 @1013', 'change 2024 -191.93万元 @1013', 'growth 2024 -4.5% @1013'],
  ],
  ['第三部分·二:事业收入', ['amount 2024 0万元 @1017', 'share 2024 0% @1017']],
  [
    '第三部分·五:基层政权和社区建设',
    ['project 2024 2185.2万元 @1043', 'change 2024 8.99万元 @1043', 'growth 2024 0.4% @1043'],
  ],
  ['第三部分·七:“三公”经费支出预算', ['amount 2024 9万元 @1059', 'change 2024 0万元 @1059', 'growth 2024 0% @1059']],
  ['第三部分·十:工作性其他-青和居党群服务中心运行保障经费', ['amount 2024 13.28万元 @1083']],
  [
    '第三部分·十一(一):机关运行经费',
    ['amount 2024 105.64万元 @1099', 'change 2024 -9.25万元 @1099', 'growth 2024 -8.1% @1099'],
  ],
  ['第三部分·十一(三):法律顾问服务', ['amount 2024 2万元 @1111']],
  ['第三部分·十一(四):应急保障用车', ['count 2023 2辆 @1117']],
  ['第三部分·十一(五):项目', ['count 2023 16个 @1123', 'amount 2023 2695.14万元 @1123']],
  ['第三部分·十一(五):青和居、青馨居党群服务中心运行保障经费', ['amount 2023 197.08万元 @1125']],
])('%s', (id, expected) => {
  expect(cells(id)).toEqual(expected);
});

test('a figure is found in every place that prints it, misprints included', () => {
  expect(found('category:基本支出', 'amount')).toEqual([
    '表3:合计/基本支出 15537224.96',
    '表5:合计/基本支出 15,537,221.96',
    '表5·分单位:合计/基本支出 15,537,221.96',
    '表6:合计 15,537,221.96',
    '表14:支出构成/基本支出 1553.72',
    '第三部分·三:基本支出 1553.72万元',
    '第三部分·五:基本支出 1553.72万元',
    '第三部分·六:一般公共预算基本支出 1553.72万元',
  ]);
  expect(found('function:221', 'amount')).toEqual([
    '表1:住房保障支出 1205950.95',
    '表3:221 1205950.95',
    '表4:住房保障支出 1205950.95',
    '表5:221 1,205,950.95',
    '第三部分·四:住房保障支出 120.59万元',
  ]);
  expect(found('three-public:公务用车运行维护费', 'amount')).toEqual([
    '表7:公务用车运行维护费 90000.00',
    '第三部分·七:公务用车运行维护费 9万元',
  ]);
  expect(found('project:420107242167000000109', 'amount')).toEqual([
    '表10:420107242167000000109 642,860.00',
    '表15:420107242167000000109 64.29',
    '第三部分·十:政策性保民生-社区(村)基层党建工作经费 64.29万元',
    '第三部分·十一(五):政策性保民生-社区(村)基层党建工作经费 64.29万元',
  ]);
  expect(found('total:上年结转结余', 'amount')).toEqual(['表1:上年结转结余 0.00', '第三部分·二:上年结转 0万元']);
  expect(found('carried-over:上年结转·政府性基金预算拨款', 'amount')).toEqual([
    '表4:上年结转/政府性基金预算拨款 ',
    '第三部分·四:财政拨款收支总预算/上年结转 0万元',
  ]);
  expect(found('category:项目支出', 'amount', 2023)).toEqual([
    '表14:支出构成/项目支出 2695.14',
    '第三部分·十一(五):项目 2695.14万元',
  ]);
});

test('purchases carry what their rows tell', () => {
  const computers = entry('表11:A02010105');
  expect(cells(computers.id)).toEqual([
    'quantity 2024 13台 @405',
    'unit-price 2024 7000元 @405',
    'amount 2024 91000元 @405',
    'for-medium-small 2024 0元 @405',
    'for-micro-small 2024 91000元 @405',
  ]);
  expect(computers.facets).toMatchObject({
    project: 'project:420107242167000000103',
    function: 'function:2010302',
    class: 'procurement-class:货物类',
  });
  expect(entry('表11:C23120301').facets['project']).toBe('purchase-project:公车维护费');
  expect(entry('表13:A02010105').facets).toMatchObject({
    class: 'asset-class:A3',
    standardName: 'standard:台式计算机(G)',
    economic: 'economic:30201',
  });
  expect(facts.entities.get('asset:A05010303')?.names).toEqual(['会议椅']);
  expect(entry('表12:保安服务').facets).toMatchObject({
    includesProcurement: 'yes-no:否',
    directory1: 'directory:公共服务',
    directory3: 'directory:城市安全建设与管理服务(省级第二版)',
  });
});

test('project forms hold their texts', () => {
  const texts = Object.fromEntries(
    Object.entries(entry('表15:420107242167000000108').texts).map(([label, { text, line }]) => [
      label,
      `${text.slice(0, 24)}@${line}`,
    ]),
  );
  expect(texts).toMatchObject({
    项目负责人: '公服办@902',
    起止日期: '2024年1月1日至2024年12月31日@903',
    项目属性: '延续性项目@900',
    项目类型: '经常性项目@901',
    项目概况: '根据《关于完善社区治理体系的实施意见》（武办发【@904',
    填报日期: '2024年2月7日@895',
  });
  expect(Object.keys(texts).sort()).toEqual(
    [
      '填报人',
      '填报人电话',
      '填报日期',
      '年底绩效目标',
      '立项情况',
      '联系人',
      '电话',
      '起止日期',
      '项目概况',
      '项目属性',
      '项目总目标',
      '项目类型',
      '项目负责人',
    ].sort(),
  );
  const department = Object.keys(entry('表14:部门').texts);
  expect(department).toEqual(
    expect.arrayContaining([
      '部门职能1',
      '部门职能11',
      '年度工作任务1',
      '年度工作任务6',
      '长期目标',
      '年度目标1',
      '年度目标6',
    ]),
  );
  expect(entry('第三部分·十一(四):车辆').texts['截至']?.text).toBe('2023年12月31日');
});

test('names that differ are one thing, with the lines that prove it', () => {
  expect(
    facts.findings
      .filter(({ code }) => code === 'name-differs')
      .map(({ expected, found: other, places }) => [expected, other, places.map(({ line }) => line)]),
  ).toEqual([
    ['一般行政管理事务', '一般行行政管理事务', [178, 424, 425, 426, 427, 428, 429, 430, 431, 432, 433]],
    ['基层政权建设和社区治理', '基层政权和社区建设', [181, 1043, 1145]],
    ['政策性保民生-社区（村）工作人员经费', '政策性保人员-社区（村）工作人员经费', [379, 970, 616, 1087, 1127]],
    ['政策性保民生-社区（村）基层党建经费', '政策性保民生-社区（村）基层党建工作经费', [382, 934, 607, 1093, 1127]],
    ['拆除违章建筑面积', '拆除违建建筑面积', [770, 562]],
    ['接待各级部门单位参观学习交流青和居基层治理经验', '接待各级部门单位参观学习交流和居基层治理经验', [806, 571, 521]],
  ]);
  expect(facts.entities.get('function:2080208')?.evidence.map(({ line }) => line)).toEqual([181, 1043, 1145]);
  expect(facts.entities.get('project:420107242167000000106')?.evidence.map(({ line }) => line)).toEqual([379, 970]);
});

test('reasons, uses and statements belong to their subjects', () => {
  const of = (subject: string | null, kind: string) =>
    facts.statements
      .filter((one) => one.subject === subject && one.kind === kind)
      .map(({ text, line }) => `${text.slice(0, 16)}@${line}`);
  expect(of('total:收支总预算', 'reason')).toEqual(['一是因行政区划调整，部分社区办公@1013']);
  expect(of('function:2010302', 'reason')).toEqual([
    '一是财政压减工作性项目支出；@1039',
    '二是因区划调整，部分社区基层党建@1041',
  ]);
  expect(of('function:2080208', 'reason')).toEqual(['一是城管协管员、员额制人员经费的@1043']);
  expect(of('project:420107242167000000105', 'use')).toEqual(['青和居党群服务中心运行保障工作经@1085']);
  expect(of('total:政府性基金预算支出', 'statement')).toEqual([
    '2024年本部门没有使用政府性基@1063',
    '备注：2024年本部门没有使用政@341',
  ]);
  expect(of('category:项目支出', 'statement').some((text) => text.startsWith('以上项目均达到年初设定绩效目标'))).toBe(
    true,
  );
  expect(facts.statements.filter(({ source }) => source === '第一部分·一')).toHaveLength(11);
});
