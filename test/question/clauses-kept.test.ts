import { expect, it } from 'vitest';
import { type Reply, reply, START } from '../../src/chat/conversation.ts';
import { knowledge } from '../chat/knowledge.ts';

/** What a question may be of: an account, a half of the spending, a project, a purchase, a code, a count of people, a list. */
const THINGS = [
  ...['办公费', '项目支出', '基本支出', '公务用车运行维护费', '政府采购', '工资福利支出', '社会保障和就业支出'],
  ...['社区惠民资金', '房租', '保安服务', '2010301', '在职人数', '“三公”经费', '住房公积金', '社区巡逻次数'],
];

/** Clauses that make another figure of a figure, or ask for what no budget prints: none may be passed over. */
const CLAUSES = [
  ...['打八折后是多少', '打对折是多少', '打九五折是多少', '翻倍是多少', '翻两番是多少', '的两倍是多少', '的10倍是多少'],
  ...[
    '乘以3是多少',
    '除以12是多少',
    '的一半是多少',
    '的三分之一是多少',
    '的80%是多少',
    '砍掉一半剩多少',
    '增加一倍是多少',
  ],
  ...[
    '涨5%以后是多少',
    '如果涨价10%要多少',
    '扣掉8%以后是多少',
    '减少10万以后还剩多少',
    '加上5万是多少',
    '比10万多多少',
  ],
  ...[
    '四舍五入到百位是多少',
    '取整到万元是多少',
    '按万元取整是多少',
    '精确到千元是多少',
    '凑整是多少',
    '去掉零头是多少',
  ],
  ...['的零头是多少', '折合多少美元', '折合每平方米多少钱', '扣税以后是多少', '扣完税剩多少', '按4:6分两份各是多少'],
  ...[
    '平均每月多少',
    '每天多少钱',
    '每周多少',
    '每季度平均多少',
    '每小时多少',
    '每栋楼多少',
    '每人每天多少',
    '每平方米摊多少',
  ],
  ...['按科室平摊每个科室多少', '分给8个社区每个多少', '按户均是多少', '每个在职的分多少', '平摊到每个工作日是多少'],
  ...[
    '上半年花了多少',
    '前三季度用了多少',
    '截止6月底是多少',
    '第二季度多少',
    '已经支付的有多少',
    '实际支出多少',
    '执行率是多少',
  ],
  ...['逾期的是多少', '未支付的有多少', '欠了多少', '的缺口是多少', '的标准差是多少', '按最新标准算是多少', '含税多少'],
  ...['排第几', '倒数第几', '里倒数第二是多少', '里奇数编号的有哪些', '里整数的有几个', '里首字母为A的多少'],
  ...[
    '里社区那一块占多少',
    '里给残疾人的是多少',
    '里现金支付的多少',
    '里一次性的部分是多少',
    '里专门给老人的部分是多少',
  ],
  ...[
    '不含社区的部分是多少',
    '除去房租后多少',
    '里面有多少是上年结转',
    '近五年平均多少',
    '年均增长率多少',
    '每年涨多少',
  ],
  ...['和去年相比多花的钱占去年的多少', '比去年多花的那部分占去年几成', '占预算总额的比例再减5个百分点是多少'],
  ...['比预算总额的一半多多少', '与办公费之差的两倍是多少', '加房租再除以2是多少', '够3年用吗要多少', '能买几辆车'],
  ...['在全区排第几', '的中标价是多少', '追加后是多少', '申报数是多少', '是谁批的', '什么时候拨'],
];

/** 只算在职的…: said in front of the thing. */
const BEFORE = ['只算退休的', '如果全年只用80%，', '去掉房租之后再看'];

const first = ({ answer }: Reply) => answer.values[0];

/** A figure that is told as it is printed, where more was asked than to read it. */
function passedOver(bare: Reply, asked: Reply): boolean {
  const [plain, told] = [first(bare), first(asked)];
  if (plain === undefined || told === undefined || Number(plain.value) === 0) return false;
  const same = plain.value === told.value && plain.unit === told.unit;
  return same && ['figure', 'list'].includes(asked.answer.kind) && asked.answer.calculation.length === 0;
}

/** Of every second thing alone, and of every fourth behind another question: each clause meets each kind of thing. */
const turns = (thing: number, clause: number, every: number) => (thing + clause) % every === 0;

it('no clause that changes or narrows a figure is passed over, in one question or behind another', () => {
  const broken = THINGS.flatMap((thing, t) => {
    const bare = reply(START, `${thing}是多少`, knowledge);
    const clauses = CLAUSES.filter((_, c) => turns(t, c, 2)).map((clause) => `${thing}${clause}`);
    const before = BEFORE.filter((_, c) => turns(t, c, 2)).map((clause) => `${clause}${thing}是多少`);
    const behind = CLAUSES.filter((_, c) => turns(t, c, 4));
    return [
      ...[...clauses, ...before].filter((question) => passedOver(bare, reply(START, question, knowledge))),
      ...behind
        .filter((clause) => passedOver(bare, reply(bare.state, clause, knowledge)))
        .map((clause) => `${thing} | ${clause}`),
    ];
  });
  expect(broken).toEqual([]);
}, 120_000);
