import type { Statement } from '../../facts/types.ts';
import type { Noun } from '../frame.ts';
import { listFor } from '../lists.ts';
import { nounName, operand } from '../operands.ts';
import type { Query } from '../query.ts';
import type { Item, Lead, Request } from '../request.ts';
import { squeeze } from '../squeeze.ts';
import { has, tag } from '../tokens.ts';
import { contentOf } from './content.ts';
import { passage } from './passage.ts';
import { usesOf } from './purpose.ts';
import { rows } from './rows.ts';
import { listedIn, type Meaning, meaningOf, meaningsOf } from './terms.ts';

/** Words that ask for nothing but an explanation; 是什么 alone may ask for a figure too. */
const EXPLAIN =
  /意思|含义|定义|概念|解释|(?<!全)口径|指什么|指的|是指|理解|什么叫|啥叫|什么是|啥是|何谓|怎么讲|通俗|白话|说人话|注脚|科普|名词|哪三公|一词|这个词/;

const CONTRAST = /区别|不同|差别|区分|一回事|一码事|关系/;
/** 接待费算三公吗, 人员经费就是发工资吗: asks for what a thing holds without a word for it. */
const INCLUSION =
  /(?:(?<![预决计核结概])算|属于|就是|等于)[^|]{2,10}(?:吗|么|不)|里(?:面|头)?有没有|在不在[^|]{2,10}里/;
const YES_NO = /吗|么$|含不含|算不算|包不|有没有|有无|是否|是不是|算在|计入|属不属/;

/** 三公经费是什么, 口径, 包不包括油钱, 和…有什么区别: what the glossary, a note or the narrative says that it is. */
export function definition(query: Query): Request | null {
  const { frame } = query;
  const holds = frame.asks.has('includes') || (INCLUSION.test(frame.segment.text) && query.scope.said.length > 1);
  const asked = holds || ['definition', 'difference-of-terms', 'standard'].some((ask) => frame.asks.has(ask));
  if (!asked || ['max', 'min', 'reverse', 'check', 'equals'].some((op) => frame.ops.has(op))) return null;
  if (frame.limits.length > 0 || frame.codes.length > 0 || frame.thresholds.length > 0) return null;
  const strict = EXPLAIN.test(frame.segment.text) || frame.asks.has('difference-of-terms') || holds;
  if (
    frame.asks.has('how-many') ||
    (!strict && ['amount', 'number', 'list', 'people'].some((ask) => frame.asks.has(ask)))
  )
    return null;
  if (frame.asks.has('standard') && frame.asks.has('which')) return null;
  // 包括哪些，各多少: the parts with their figures.
  if (frame.asks.has('includes') && frame.asks.has('each') && listFor(query) !== null) return null;
  const described = describe(query, strict, holds);
  // 卫生健康支出包括哪些: what no text explains is made of the rows below it.
  const parts =
    /哪些|什么|哪几/.test(frame.segment.text) && frame.asks.has('includes') && described?.type === 'missing';
  const listed = parts ? rows({ ...query, frame: { ...frame, asks: new Set([...frame.asks, 'list']) } }) : null;
  return listed?.type === 'rows' && listed.items.length > 0 ? listed : described;
}

/** 机关运行经费是干什么用的: where no text says what the money is for, the glossary says what it is. */
export function meaning(query: Query): Request | null {
  const { asks } = query.frame;
  const counting = ['amount', 'number', 'vehicles', 'people', 'items', 'how-many'].some((ask) => asks.has(ask));
  return asks.has('purpose') && !counting ? describe(query, false, false) : null;
}

/** 含不含差旅费: what is asked for has no figure of its own, but the text of the other thing may list it. */
export function inclusion(query: Query): Request | null {
  const { frame, scope } = query;
  return frame.asks.has('includes') &&
    frame.unlisted.length > 0 &&
    scope.nouns.some(({ ids }) => ids.length > 0) &&
    !scope.inherited
    ? definition(query)
    : null;
}

/** 用事业基金弥补收支差额是什么意思: a name of the glossary in the question, whatever its words mean by themselves. */
export function glossary(query: Query): Request | null {
  const { frame, document } = query;
  const asked =
    EXPLAIN.test(frame.segment.text) || (frame.asks.has('definition') && /是(?:什么|啥|么)/.test(frame.segment.text));
  if (!asked || frame.asks.has('includes') || frame.asks.has('difference-of-terms') || frame.asks.has('amount'))
    return null;
  const text = squeeze(frame.segment.text);
  const [meaning] = meaningsOf(document)
    .map((one) => ({ ...one, key: squeeze(one.name) }))
    .filter(({ key }) => key.length >= 4 && text.includes(key))
    .sort((a, b) => b.key.length - a.key.length);
  if (meaning === undefined) return null;
  // Words inside the name (差额) do nothing; any other one makes it another question.
  const at = text.indexOf(meaning.key);
  const busy = frame.segment.tokens.some(
    (token) =>
      !(token.start >= at && token.end <= at + meaning.key.length) &&
      ['op', 'limit', 'number', 'code', 'source'].some((t) => has(token, t as 'op')),
  );
  if (busy) return null;
  const inside = frame.nouns.filter(
    (noun) =>
      noun.ids.length > 0 && !noun.ids.some((id) => id.startsWith('staff:')) && meaning.key.includes(noun.token.text),
  );
  if (frame.nouns.some((noun) => noun.ids.length > 0 && !meaning.key.includes(noun.token.text))) return null;
  const exact = inside.filter((noun) => noun.token.text.length >= meaning.key.length - 2);
  return quoted(
    query,
    exact,
    [
      ...(meaning.entry === null ? [meaning.statement] : [meaning.statement, meaning.entry]),
      ...unused(meaning.name, query),
    ],
    undefined,
  );
}

/** 政府性基金用了没有, 那张表为什么是空的: what the document declares that it did not use. */
export function declared(query: Query): Request | null {
  const { frame, scope, lookup } = query;
  if (!DECLARED.test(frame.segment.text)) return null;
  const nouns = scope.nouns.filter(({ ids }) => ids.length > 0);
  const statements = distinct(
    nouns.flatMap(({ ids }) =>
      ids.flatMap((id) => [
        ...lookup.statements(id).filter(({ text }) => ABSENCE.test(text)),
        ...(lookup.entity(id)?.names ?? []).flatMap((name) => unused(name, query)),
      ]),
    ),
  );
  const [noun] = nouns;
  if (noun === undefined || statements.length === 0) return null;
  return {
    type: 'passages',
    title: nounName(noun, lookup),
    statements,
    figures: figureOf(noun, query),
    asked: true,
    kind: 'explanation',
  };
}

const DECLARED =
  /用了没|用没用|有没有用|没有用|用过|用上|用了[^|]*吗|使用|动用|(?:为什么|为啥|怎么|为何)[^|]{0,4}空|空着|空白|空表|是空的|没有数|没数|没填/;
const ABSENCE = /没有使用|未使用|没有安排/;

/** The definition of what the question, or else the one before it, is about. */
export function describe(query: Query, strict: boolean, holds: boolean): Request | null {
  const { frame, scope } = query;
  if (frame.asks.has('standard')) {
    const meaning = meaningOf(['绩效标准'], query.document);
    if (meaning !== null) return quoted(query, [], [meaning.statement], undefined);
  }
  const own = frame.nouns.filter(({ pronoun }) => pronoun === null);
  const contrast = CONTRAST.test(frame.segment.text);
  const before = query.previous?.nouns ?? [];
  const nouns =
    contrast && own.length < 2
      ? [...before, ...own]
      : own.length > 0
        ? own
        : scope.nouns.length > 0
          ? scope.nouns
          : before;
  const things = nouns.filter(({ ids, collection }) => ids.length > 0 || collection !== null);
  const known = things.flatMap((noun): { noun: Noun; meanings: readonly Statement[] }[] => {
    const meanings = meaningsOfNoun(noun, query);
    return meanings.length === 0 ? [] : [{ noun, meanings }];
  });
  const [first] = known;
  const guessed = things.every(
    ({ token, ids }) => token.via === 'search' || ids.some((id) => id.startsWith('indicator:')),
  );
  if (first === undefined) return (guessed ? passage(query) : null) ?? (strict ? unexplained(things, query) : null);
  const whole = known.find(({ noun, meanings }) => (includes(noun, meanings, query)?.listed.length ?? 0) > 0);
  const chosen = contrast || known.length === 1 ? known : holds ? [whole ?? first] : known;
  const subject = chosen[0] ?? first;
  const lead = holds ? includes(subject.noun, subject.meanings, query) : undefined;
  return quoted(
    query,
    things.filter((noun) => noun.token.via !== 'search' || known.some((one) => one.noun === noun)),
    distinct(chosen.flatMap(({ meanings }) => meanings)),
    lead,
  );
}

function quoted(
  query: Query,
  nouns: readonly Noun[],
  statements: readonly Statement[],
  lead: Lead | undefined,
): Request {
  const { lookup } = query;
  const [noun] = nouns;
  const title = noun === undefined ? '' : nounName(noun, lookup);
  const figures = nouns.flatMap((one) => figureOf(one, query)).slice(0, 6);
  return { type: 'passages', title, lead, statements, figures, asked: true, kind: 'definition' };
}

function figureOf(noun: Noun, query: Query): readonly Item[] {
  const scope = { ...query.scope, want: 'any' as const, within: undefined, measure: undefined, source: undefined };
  return operand(noun, scope, query.lookup, query.lookup.facts.year).readings.slice(0, 1);
}

/** The glossary first, then 主要用于 and 包括 of the narrative; a declared absence goes with it. */
function meaningsOfNoun(noun: Noun, query: Query): readonly Statement[] {
  const { document, lookup, frame } = query;
  const names = [noun.token.text, ...noun.ids.flatMap((id) => lookup.entity(id)?.names ?? [])];
  const meaning: Meaning | null = meaningOf(names, document);
  if (meaning !== null)
    return [
      ...(meaning.entry === null ? [meaning.statement] : [meaning.statement, meaning.entry]),
      ...unused(meaning.name, query),
    ];
  const uses =
    frame.asks.has('includes') || noun.ids.some((id) => !id.startsWith('project:')) ? usesOf(noun.ids, query) : [];
  if (uses.length > 0) return uses;
  const parts = composition(names, query);
  if (parts.length > 0) return parts;
  return aboutInNotes(names, query);
}

/** 人员经费…。包括： and the paragraphs below it. */
function composition(names: readonly string[], { document }: Query): readonly Statement[] {
  const keys = names.map(squeeze).filter((key) => key.length >= 2);
  for (const section of document.sections) {
    const { paragraphs } = section;
    const at = paragraphs.findIndex(
      ({ text }) => /(?:包括|其中)[：:]$/.test(text.trim()) && keys.some((key) => headOf(text).endsWith(key)),
    );
    if (at < 0) continue;
    const rest = paragraphs.slice(at + 1);
    const end = rest.findIndex(({ text }) => /^[（(]/.test(text.trim()));
    return paragraphs.slice(at, end < 0 ? undefined : at + 1 + end).map(({ text, line, page }) => ({
      kind: 'statement',
      subject: null,
      text,
      source: section.source,
      title: section.title,
      line,
      page,
    }));
  }
  return document.sections.flatMap((section) =>
    section.paragraphs
      .filter(({ text }) => keys.some((key) => squeeze(text).startsWith(`${key}包括`)))
      .slice(0, 1)
      .map(
        ({ text, line, page }): Statement => ({
          kind: 'statement',
          subject: null,
          text,
          source: section.source,
          title: section.title,
          line,
          page,
        }),
      ),
  );
}

/** What stands before the first figure: （一）人员经费 1448.08 万元 → 一人员经费. */
function headOf(text: string): string {
  return squeeze(text.slice(0, Math.max(0, text.search(/\d/))));
}

/** 2024年本部门没有使用政府性基金预算安排的支出: goes with the meaning of the fund. */
function unused(name: string, { lookup }: Query): readonly Statement[] {
  const key = squeeze(name)
    .replace(/(?:财政)?(?:拨款)?收入$/, '')
    .replace(/预算$/, '');
  return key.length < 4
    ? []
    : lookup.facts.statements.filter(({ text }) => ABSENCE.test(text) && squeeze(text).includes(key)).slice(0, 2);
}

function aboutInNotes(names: readonly string[], { document }: Query): readonly Statement[] {
  const keys = names.map(squeeze).filter((key) => key.length >= 4);
  const notes = document.tables.flatMap(({ notes: lines, source, title }) =>
    lines.map(
      ({ text, line, page }): Statement => ({ kind: 'statement', subject: null, text, source, title, line, page }),
    ),
  );
  return notes.filter(({ text }) => keys.some((key) => squeeze(text).includes(key))).slice(0, 1);
}

type Includes = Extract<Lead, { says: 'includes' }>;

/** 含不含油费和过路费: which of the things asked for does the text list, which does it rule out? */
function includes(whole: Noun, statements: readonly Statement[], { frame, lookup }: Query): Includes | undefined {
  const { tokens } = frame.segment;
  const nouns = tokens.filter(
    (token) => (tag(token, 'entity') !== undefined || tag(token, 'unlisted') !== undefined) && token !== whole.token,
  );
  const known = [whole.token, ...nouns].map(({ text }) => text);
  const words = contentOf(frame)
    .flatMap((stretch) =>
      known.reduce<string[]>((parts, name) => parts.flatMap((part) => part.split(name)), stretch.split('、')),
    )
    .filter((word) => /\p{Script=Han}{2}/u.test(word) && !known.some((name) => name.includes(word)));
  const asked = [
    ...nouns.map((token) => ({
      said: token.text,
      names: [token.text, ...(tag(token, 'entity')?.ids ?? []).flatMap((id) => lookup.entity(id)?.names ?? [])],
    })),
    ...words.filter(() => YES_NO.test(frame.segment.text)).map((word) => ({ said: word, names: [word] })),
  ];
  if (asked.length === 0) return undefined;
  // Not the entry around a sub-entry: 公务接待费 does not hold what “三公”经费 holds.
  const inner = statements.filter((one) => !statements.some((other) => other !== one && one.text.includes(other.text)));
  const text = inner.map((one) => one.text).join('；');
  const items = listedIn(text);
  const out = [...text.matchAll(/不(?:含|包括)([^，。；]+)/g)].flatMap((match) => listedIn(match[1] ?? ''));
  const lead = {
    says: 'includes' as const,
    listed: new Set<string>(),
    excluded: new Set<string>(),
    unnamed: new Set<string>(),
  };
  for (const { said, names } of asked) {
    const excluded = out.find((item) => names.some((name) => same(name, item)));
    const item = items.find((one) => names.some((name) => same(name, one)));
    if (excluded !== undefined) lead.excluded.add(excluded);
    else if (item !== undefined) lead.listed.add(item);
    else lead.unnamed.add(said);
  }
  return { says: 'includes', listed: [...lead.listed], excluded: [...lead.excluded], unnamed: [...lead.unnamed] };
}

/** 油费 (加油、添加燃料服务) and 燃料费, 过路费 and 过路过桥费. */
function same(name: string, item: string): boolean {
  const [a, b] = [squeeze(name), squeeze(item)];
  const plain = (text: string) => text.replace(/(?:费用|支出|费|收入)$/, '');
  const [x, y] = [plain(a), plain(b)];
  // 水费, 电费 of 办公用房水电费
  if (/^[水电气暖]$/.test(x)) return new RegExp(`(?<!邮)${x}[电气暖]?费|水${x}`).test(b);
  return x.length >= 2 && y.length >= 2 && (a.includes(y) || b.includes(x));
}

/** The document names it and explains it nowhere. */
function unexplained(nouns: readonly Noun[], query: Query): Request | null {
  const [noun] = nouns;
  if (noun === undefined) return null;
  const use = usesOf(noun.ids, query);
  if (use.length > 0)
    return {
      type: 'passages',
      title: nounName(noun, query.lookup),
      statements: use,
      figures: figureOf(noun, query),
      kind: 'explanation',
    };
  return {
    type: 'missing',
    what: nounName(noun, query.lookup),
    reason: 'unexplained',
    mentioned: [],
    there: figureOf(noun, query),
  };
}

function distinct(statements: readonly Statement[]): readonly Statement[] {
  return statements.filter((one, i) => statements.findIndex(({ text }) => text === one.text) === i);
}
