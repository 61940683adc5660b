import type { Entry, Statement, Text } from '../../facts/types.ts';
import { searchIn } from '../../search/search.ts';
import type { Query } from '../query.ts';
import type { Request } from '../request.ts';
import { contentOf } from './content.ts';
import { paragraphsOf } from './paragraphs-of.ts';
import { usesOf } from './purpose.ts';

/** How much of what is asked for has to stand in one numbered paragraph to quote that one alone. */
const TOPIC = 2 / 5;
const CHINESE = '一二三四五六七八九十';

/** 去年绩效怎么样. */
const RESULT = /绩效[^|]{0,6}(?:怎么样|如何|咋样|好不好|怎样)/;
/** 今年经济工作怎么安排, 民生今年怎么做: what is to be done, not what it costs. */
const WORK =
  /(?:今年|年度|工作)[^|]*(?:怎么(?:做|安排|干|抓|推进)|举措|措施|抓什么|重点做|要做|做哪几件|有(?:什么|啥|哪些)(?:打算|安排|任务))/;

/** 主要职能, 行政处罚权在哪条, 今年的工作任务, 长期目标, 下属单位, 绩效完成情况: what the document says of the department itself. */
export function department(query: Query): Request | null {
  const { frame, scope } = query;
  const { asks } = frame;
  const things = scope.inherited
    ? []
    : scope.nouns.filter(({ ids }) => ids.some((id) => !id.startsWith('unit:') && !id.startsWith('count:')));
  if (
    asks.has('result') ||
    (RESULT.test(frame.segment.text) && frame.years.includes(query.lookup.facts.year - 1) && !asks.has('number'))
  )
    return result(query);
  if (/绩效目标[^|]{0,3}(?:设置|覆盖)/.test(frame.segment.text) && things.length === 0)
    return section(query, /绩效目标设置/, []);
  const projects = things.filter(({ ids }) => ids.some((id) => id.startsWith('project:')));
  const natures = things.flatMap(({ ids }) => ids).filter((id) => id.startsWith('nature:'));
  const goals = asks.has('tasks') && natures.length > 0 ? usesOf(natures, query) : [];
  if (goals.length > 0) return quoted('长期目标', goals);
  if (asks.has('tasks') && projects.length > 0)
    return projectGoal(
      query,
      projects.flatMap(({ ids }) => ids),
    );
  if (
    asks.has('tasks') ||
    (WORK.test(frame.segment.text) && things.length === 0) ||
    numbered(frame.segment.text) !== null
  )
    return tasks(query);
  const duties = paragraphIn(query, /职能|职责/);
  if (/(?:哪一?|第几)条/.test(frame.segment.text) && !asks.has('functions') && duties.length > 0) {
    const about = aboutTopic(duties, topicOf(query));
    if (about.length < duties.length) return quoted(duties[0]?.title ?? '', about);
  }
  const who = /街道|单位|部门|办事处|政府|机关/.test(frame.segment.text);
  if (
    (asks.has('functions') && projects.length === 0) ||
    (asks.has('purpose') && who && scope.said.length === 0 && frame.nouns.length === 0)
  )
    return section(query, /职能|职责/, topicOf(query));
  return null;
}

/** 信访归街道管吗，哪一条职能: the second clause is about what the first one names. */
function topicOf({ frame, previous }: Query): readonly string[] {
  const own = contentOf(frame);
  return own.length > 0 || previous === null || !/哪一?[条项]/.test(frame.segment.text)
    ? own
    : contentOf(previous.frame);
}

/** 街道对物业管理有什么职能: the thing has no figure, and none is asked for. */
export function duty(query: Query): Request | null {
  const { frame } = query;
  return frame.asks.has('functions') && frame.unlisted.length > 0 && !frame.asks.has('amount')
    ? department(query)
    : null;
}

function paragraphIn({ document }: Query, title: RegExp): readonly Statement[] {
  const found = document.sections.find((one) => title.test(one.title) && one.paragraphs.length > 0);
  return found === undefined ? [] : paragraphsOf(found);
}

function section(query: Query, title: RegExp, content: readonly string[]): Request | null {
  const statements = paragraphIn(query, title);
  return quoted(statements[0]?.title ?? '', aboutTopic(statements, content));
}

function quoted(title: string, statements: readonly Statement[]): Request | null {
  return statements.length === 0 ? null : { type: 'passages', title, statements, figures: [], kind: 'explanation' };
}

/** The paragraphs about what is asked for, or all of them where none stands out. */
function aboutTopic(statements: readonly Statement[], content: readonly string[]): readonly Statement[] {
  const search = searchIn(
    statements.map((statement, i) => ({ id: String(i), kind: 'paragraph', label: '', statement })),
  );
  const words = search.find(content);
  // 信访 and 来信来访: the characters of the word, all of them, where the word itself does not stand.
  const hits =
    (words[0]?.coverage ?? 0) >= TOPIC
      ? words
      : search.find(content.flatMap((word) => [...word])).filter(({ coverage }) => coverage === 1);
  const most = hits[0]?.coverage ?? 0;
  const best = hits
    .filter(({ coverage }) => coverage >= Math.max(TOPIC, most * 0.9))
    .map(({ passage }) => passage.statement);
  return best.length === 0 ? statements : statements.filter((one) => best.includes(one));
}

function result(query: Query): Request | null {
  const { lookup } = query;
  const said = lookup.facts.statements.filter(
    ({ text, kind }) => kind === 'statement' && /达到|完成/.test(text) && /绩效/.test(text) && text.length < 60,
  );
  return quoted('绩效完成情况', said.slice(0, 1));
}

/** 年度工作任务, 长期目标, 年度目标3 of the department's own form. */
function tasks(query: Query): Request | null {
  const { frame, lookup } = query;
  const { text } = frame.segment;
  const entries = lookup.in('department-performance');
  const n = numbered(text);
  const long = /长期/.test(text);
  const yearly = /目标/.test(text) && !/任务|重点工作/.test(text);
  const labelled = entries.flatMap((entry) =>
    Object.entries(entry.texts).map(([label, said]) => ({ label, said, entry })),
  );
  const goal = (name: string) =>
    entries
      .filter((entry) => lookup.entity(entry.subject)?.names[0] === name)
      .flatMap((entry) =>
        Object.entries(entry.texts).map(([label, said]) => ({ label: `${name}${label}`, said, entry })),
      );
  const pick = (pattern: RegExp) => labelled.filter(({ label }) => pattern.test(label)).map(statementOf);
  if (n !== null) {
    const name = `${long ? '长期' : '年度'}目标${n}`;
    return quoted(name, [...pick(new RegExp(`^${name}$`)), ...goal(name).map(statementOf)]);
  }
  const nth = /第(\d{1,2}|[一二三四五六七八九十])[条项个件]/.exec(text)?.[1];
  const order = nth === undefined ? null : /\d/.test(nth) ? nth : String(CHINESE.indexOf(nth) + 1);
  if (order !== null && /任务|工作/.test(text))
    return quoted('年度工作任务', pick(new RegExp(`^年度工作任务${order}$`)));
  const content = contentOf(frame);
  if (long) return quoted('长期目标', pick(/^长期目标$/));
  const works = pick(/^年度工作任务\d/);
  if (yearly) return quoted('年度目标', [...(/年度/.test(text) ? [] : pick(/^长期目标$/)), ...pick(/^年度目标\d/)]);
  return quoted('年度工作任务', aboutTopic(works, content));
}

function statementOf({
  label,
  said,
  entry,
}: {
  readonly label: string;
  readonly said: Text;
  readonly entry: Entry;
}): Statement {
  return {
    kind: 'statement',
    subject: entry.subject,
    text: said.text,
    source: said.source,
    title: label.replace(/\d+$/, ''),
    line: said.line,
    page: said.page,
  };
}

function projectGoal({ lookup }: Query, ids: readonly string[]): Request | null {
  const found = ids
    .flatMap((id) => lookup.about(id))
    .flatMap((entry) =>
      ['项目总目标', '年底绩效目标'].flatMap((label) => {
        const said = entry.texts[label];
        return said === undefined ? [] : [statementOf({ label, said, entry })];
      }),
    );
  const texts = found.filter((one, i) => found.findIndex(({ text }) => text === one.text) === i);
  return quoted('绩效目标', texts);
}

/** 目标3, 第三个目标: its number, in digits. */
function numbered(text: string): string | null {
  const found =
    /目标(\d{1,2}|[一二三四五六七八九十])(?![个项年条大件样])|第(\d{1,2}|[一二三四五六七八九十])个?(?:长期|年度)?目标/.exec(
      text,
    );
  const said = found?.[1] ?? found?.[2];
  if (said === undefined) return null;
  return /\d/.test(said) ? said : String(CHINESE.indexOf(said) + 1);
}
