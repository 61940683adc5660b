import { fold } from '../text/fold.ts';
import { GOES_ON } from './adding.ts';
import { WHAT_FOR } from './asks.ts';
import { withoutUse } from './attributive.ts';
import { glossWithin, placesIn, withoutGlosses, withoutStories, withoutWork } from './gloss.ts';
import { lex, type Reading } from './lexer.ts';
import type { Lexicon } from './lexicon.ts';
import { complete } from './partial.ts';
import { withoutRejected } from './rejected.ts';
import { runOn } from './run-on.ts';
import { saidFigures } from './said.ts';
import { COMMA, squeezeClause } from './squeeze.ts';
import { suspect } from './suspect.ts';
import { has, type Token, tag } from './tokens.ts';
import { correct } from './typo.ts';

/** Part of a message that asks one thing; its clauses are read one by one, so that no word reaches over a comma. */
export interface Segment extends Reading {
  /** States something (…花197万多) that the next part compares with, and asks nothing. */
  readonly claim: boolean;
}

const HAN = /\p{Script=Han}/u;
const LONGEST_CLAUSE = 160;
const MOST_GAPS = 24;
/** Nobody asks more in one message. */
const MOST_CLAUSES = 60;
/** 1总预算 2基本支出 … ; 1、… 2、…: each number opens a question of its own. */
const NUMBERED =
  /(?:^|(?<=[\s,，;；。？?]))(?:[(（]?[1-9][)）.、.]|[1-9](?=\p{Script=Han}|\s)|(?:其|第)[一二三四五六](?![大小多少高低贵名个位项笔条季部批次]))[\s,，、]*/gu;

/**
 * Cuts a message into what it asks, in order. A clause without any question word belongs to the one before it, or to the
 * first one that asks; greetings, stories and thanks around the question are set aside.
 */
export function segments(message: string, lexicon: Lexicon): readonly Segment[] {
  const folded = overEachOther(fold(message), lexicon);
  const numbered = [...folded.matchAll(NUMBERED)];
  if (numbered.length >= 2) {
    const starts = numbered.map((match) => match.index);
    const head = folded.slice(0, starts[0]);
    const parts = starts.map((start, i) => folded.slice(start + (numbered[i]?.[0].length ?? 0), starts[i + 1]));
    return (head.trim() === '' ? parts : [head, ...parts]).flatMap((part) =>
      grouped(readClauses(part, lexicon).map((reading) => mended(reading, lexicon))),
    );
  }
  return grouped(
    withoutStories(
      withoutGlosses(withoutWork(withoutRejected(fromTheQuestion(readClauses(folded, lexicon), lexicon), asks), asks)),
      asks,
    ),
  );
}

/** 50万元—200万元. */
const SPAN = /(?<=\d(?:万|亿|千|百)?元?)\s*[-~]{1,2}\s*(?=\d+(?:\.\d+)?(?:万|亿|元|千|百))/g;

/** 表6 30111, 表6 301: two numbers, not one; 1 400 000 is one. */
const APART = /(?<=表\s?\d{1,2})\s+(?=\d)|(?<=\d)\s+(?=\d)(?!\d{3}(?!\d))/g;

/** 人员经费:公用经费: two names and nothing else are set against one another. */
function overEachOther(text: string, lexicon: Lexicon): string {
  const sides = /^([^:]{2,30}):([^:]{2,30})$/.exec(text)?.slice(1) ?? [];
  const isName = (side: string) => {
    const { tokens, unread } = mended(lex(squeezeClause(side), lexicon), lexicon);
    const said = tokens.filter((token) => !has(token, 'filler') && !has(token, 'cue'));
    return unread.length === 0 && said.length === 1 && said.every((token) => has(token, 'entity'));
  };
  return sides.length === 2 && sides.every(isName) ? sides.join('÷') : text;
}

/** 房子有多少平米: measured, it is the 房屋 among the assets; 房子 alone may be a rent or a purchase. */
const HOUSE = /(?:房子|屋子)(?=(?:一共|总共|共|有|面积)*(?:多少|几多|好多|几)个?(?:平米|平方))/g;

/** 单价百万元以上: as documents print it. */
const MILLION = /(?<=单价|单台|单件|价值)(?:[一1]?百万|100万)元?(?=\(?含?\)?以上)/g;
/** 截至1月底固定资产值多少: the day of a count says nothing of what was spent until then. */
const COUNTED_ON =
  /截[至止]到?(?:今年|本年)?\d{1,2}月(?:底|末|\d{1,2}[日号])?(?=[^花用支]*(?:资产|车辆|公务用车|设备|房屋|房子|编制|在职|实有))/g;

function readClauses(text: string, lexicon: Lexicon): Reading[] {
  return clauses(text)
    .slice(0, MOST_CLAUSES)
    .map((clause) => {
      const read = (part: string) => lex(part, lexicon);
      const said = squeezeClause(
        clause
          .replace(SPAN, '至')
          .replace(APART, COMMA)
          .replace(HOUSE, '房屋')
          .replace(MILLION, '100万元')
          .replace(COUNTED_ON, ''),
      );
      return withoutUse(said, read) ?? read(said);
    })
    .filter((reading) => /[^、]/.test(reading.text));
}

/** At punctuation, and at a space that stands next to a Chinese character; not inside 1,400,000 or 1.5. */
function clauses(text: string): string[] {
  const parts: string[] = [];
  let part = '';
  for (let i = 0; i < text.length; i++) {
    const char = text.charAt(i);
    const before = text.charAt(i - 1);
    const after = text.charAt(i + 1);
    const inNumber =
      char === ','
        ? /(?<!\d)\d{1,3}(?:,\d{3})*$/.test(text.slice(0, i)) && /^\d{3}(?!\d)/.test(text.slice(i + 1))
        : char === '.' && /\d/.test(before) && /\d/.test(after);
    const gap = char === ' ' && (HAN.test(before) || HAN.test(after));
    if ((/[,.，。!！?？;；:：\n]/.test(char) && !inNumber) || gap) {
      parts.push(part);
      part = '';
    } else part += char;
  }
  return [...parts, part].flatMap((clause) => {
    const cut = glossWithin(clause);
    return (cut === null ? [clause] : [clause.slice(0, cut), clause.slice(cut)]).flatMap(runOn);
  });
}

const ASKING_OPS = new Set([
  'share',
  'percent',
  'rate',
  'difference',
  'ratio',
  'max',
  'min',
  'rank',
  'rank-up',
  'half',
  'filled-rate',
  'vacancy-rate',
  'vacancy',
  'reverse',
  'double',
  'convert',
  'check',
]);
/** Words that only ask again what a clause before them asks: 合计多少, 还剩多少, 各多少钱. */
const TRAILING_ASKS = new Set(['amount', 'number', 'each', 'list', 'name', 'items']);
const TRAILING_OPS = new Set(['plus', 'difference', 'exact', 'convert']);

const WHICH = /哪|几|什么|啥|么|多少|谁|有[没无]有?|吗|呢|列|名单|构成|组成/;

const KIND = /(?:[这那]个|[这那]项|该)指标$/;

/** Does this clause ask something by itself? */
export function asks(reading: Reading): boolean {
  // 由今年的数和降幅倒推: what the question after it is to be worked out from.
  if (reading.tokens.some((token) => has(token, 'op', 'derive'))) return asksAmount(reading);
  return (
    reading.tokens.some((token) =>
      token.tags.some(
        (one) =>
          (one.t === 'ask' &&
            !(one.id === 'purpose' && !WHAT_FOR.test(token.text)) &&
            // 三家二级单位，各自…: names them, and asks nothing yet.
            !(one.id === 'units-under' && names(reading) && !WHICH.test(reading.text)) &&
            // 办理率这个指标，…: what the name before it is.
            !(one.id === 'goals' && names(reading) && KIND.test(reading.text)) &&
            !usedFor(token, reading.tokens)) ||
          one.t === 'limit' ||
          one.t === 'per' ||
          one.t === 'absent' ||
          one.t === 'aside' ||
          // 加一块多少万
          (one.t === 'unit' && /^[多几好]/.test(token.text)) ||
          (one.t === 'op' && ASKING_OPS.has(one.id)),
      ),
    ) ||
    spans(reading) ||
    goesOn(reading) ||
    reading.tokens.some(
      (token) =>
        tag(token, 'compare') !== undefined && reading.tokens.some((other) => tag(other, 'number') !== undefined),
    )
  );
}

/** 里头不是财政的那部分呢: asks of a part, or of another column, what was asked before. */
function goesOn({ text, tokens }: Reading): boolean {
  return /呢$/.test(text) && tokens.some((token) => has(token, 'measure') || has(token, 'relation', 'within'));
}

/** 打印材料用的复印纸: says what the paper is for, and asks nothing. */
function usedFor(token: Token, tokens: readonly Token[]): boolean {
  return (
    token.text === '用的' && tokens.some((other) => other.start === token.end && tag(other, 'entity') !== undefined)
  );
}

/** 落在50万到100万之间的: rows of a list, picked by two limits. */
function spans({ text, tokens }: Reading): boolean {
  return /之间/.test(text) && tokens.filter((token) => tag(token, 'number') !== undefined).length === 2;
}

function asksAmount(reading: Reading): boolean {
  return reading.tokens.some((token) => has(token, 'ask', 'number') || has(token, 'ask', 'amount'));
}

export function names(reading: Reading): boolean {
  return reading.tokens.some(
    (token) =>
      has(token, 'entity') ||
      has(token, 'collection') ||
      has(token, 'code') ||
      has(token, 'unlisted') ||
      has(token, 'source') ||
      has(token, 'form'),
  );
}

/** 还剩多少, 合计多少, 各多少钱: belongs to the question before it. */
function trails(reading: Reading): boolean {
  if (
    names(reading) ||
    goesOn(reading) ||
    // 去年多少，少了多少: a change, no difference of what was asked for.
    /^(?:又|那)?[多少]了/.test(reading.text) ||
    reading.tokens.some((token) => has(token, 'pronoun') || has(token, 'year') || has(token, 'relative-year'))
  )
    return false;
  const working = reading.tokens.filter((token) => !has(token, 'filler'));
  return working.every((token) =>
    token.tags.every(
      (one) =>
        (one.t === 'ask' && TRAILING_ASKS.has(one.id)) ||
        (one.t === 'op' && TRAILING_OPS.has(one.id)) ||
        ['measure', 'unit', 'filler', 'number'].includes(one.t),
    ),
  );
}

/** 一共多少, 差多少 behind several questions: asks of all their answers. */
function closes(reading: Reading): boolean {
  return (
    trails(reading) &&
    reading.tokens.some(
      (token) => has(token, 'op', 'plus') || has(token, 'op', 'difference') || has(token, 'ask', 'each'),
    )
  );
}

/** 编制坐满没有，还剩几个空位: the same asked once more. */
function vacant(reading: Reading, before: readonly Reading[]): boolean {
  const asked = (one: Reading) => one.tokens.some((token) => has(token, 'op', 'vacancy'));
  return !names(reading) && asked(reading) && before.some(asked);
}

/** 由谁负责, 干什么用, 为什么 ask for words: a 多少钱 behind them is a question of its own. */
const WORDS = ['office', 'contact', 'phone', 'filler-person', 'purpose', 'why', 'definition', 'basis', 'dates'];

function figures(reading: Reading): boolean {
  // 项目负责人填党政办的项目, 公服办牵头的项目: which projects, not who answers for them.
  const told =
    reading.tokens.some((token) => has(token, 'form')) && reading.tokens.some((token) => has(token, 'collection'));
  return told || !WORDS.some((id) => reading.tokens.some((token) => has(token, 'ask', id)));
}

function picks({ tokens }: Reading): boolean {
  return tokens.some((token) => has(token, 'limit'));
}

/** …占总支出的比重: says what is to be told, and asks nothing yet. */
function announces(reading: Reading): boolean {
  const { tokens } = reading;
  return (
    names(reading) && tokens.some((token) => has(token, 'op', 'share')) && !tokens.some((token) => has(token, 'ask'))
  );
}

/** 2023年是多少: another year of what was said. */
function yearly(reading: Reading): boolean {
  const { tokens, unread } = reading;
  return (
    unread.length === 0 &&
    tokens.some((token) => has(token, 'year') || has(token, 'relative-year')) &&
    tokens.every((token) =>
      token.tags.every(
        (one) => ['year', 'relative-year', 'filler'].includes(one.t) || (one.t === 'ask' && one.id === 'number'),
      ),
    )
  );
}

function orders({ tokens }: Reading): boolean {
  return tokens.some((token) => has(token, 'op', 'rank')) && !tokens.some((token) => has(token, 'limit'));
}

/** 花197万多: a thing and a sum of money, nothing asked. */
function claims(reading: Reading): boolean {
  return (
    !asks(reading) &&
    names(reading) &&
    reading.tokens.some(
      (token) =>
        has(token, 'op', 'zero') ||
        Number(tag(token, 'number')?.value ?? '0') >= 1000 ||
        ['元', '%'].includes(tag(token, 'number')?.unit ?? ''),
    )
  );
}

/** What stands before 就是想问 … is a story, where the question after it names its own subject. */
function fromTheQuestion(readings: readonly Reading[], lexicon: Lexicon): readonly Reading[] {
  for (let i = readings.length - 1; i >= 0; i--) {
    const reading = readings[i];
    const cue = reading?.tokens.findLastIndex((token) => has(token, 'cue', 'want')) ?? -1;
    if (reading === undefined || cue < 0) continue;
    const rest = after(reading, cue);
    const later = [rest, ...readings.slice(i + 1)]
      .filter((part) => part.text !== '')
      .map((part) => mended(part, lexicon));
    if (!later.some(names) || !later.some(asks)) continue;
    const kinds = readings.slice(0, i).flatMap((part) => kindsTold(mended(part, lexicon), later));
    return [...kinds, ...later];
  }
  return readings.map((reading) => mended(reading, lexicon));
}

/** 想考他们的事业编，想问编制坐满没有: of which kind the thing is that is asked about, said before. */
function kindsTold(story: Reading, later: readonly Reading[]): readonly Reading[] {
  const idsOf = (token: Token) => tag(token, 'entity')?.ids ?? [];
  const wholes = later.flatMap(({ tokens }) => tokens.flatMap(idsOf));
  return story.tokens
    .filter((token) => idsOf(token).some((id) => wholes.some((whole) => id.startsWith(`${whole}·`))))
    .map((token) => ({
      text: token.text,
      tokens: [{ ...token, start: 0, end: token.text.length }],
      unread: [],
    }));
}

/** Misspelt and half-said names put right. */
function mended(reading: Reading, lexicon: Lexicon): Reading {
  // Nobody misspells a name in a clause this long, and looking would take as long.
  if (reading.text.length > LONGEST_CLAUSE || reading.unread.length > MOST_GAPS) return reading;
  return complete(suspect(correct(reading, lexicon), lexicon), lexicon);
}

function after(reading: Reading, index: number): Reading {
  const from = reading.tokens[index]?.end ?? 0;
  const stop =
    reading.tokens.slice(index + 1).find((token) => has(token, 'cue', 'aside'))?.start ?? reading.text.length;
  const inside = (part: { start: number; end: number }) => part.start >= from && part.end <= stop;
  const shift = <T extends { start: number; end: number }>(part: T): T => ({
    ...part,
    start: part.start - from,
    end: part.end - from,
  });
  return {
    text: reading.text.slice(from, stop),
    tokens: reading.tokens.filter(inside).map(shift),
    unread: reading.unread.filter(inside).map(shift),
  };
}

/** 对吗, 准不准: asks nothing but whether it is so. */
function doubts({ tokens, unread }: Reading): boolean {
  const asked = tokens.flatMap((token) => tag(token, 'ask')?.id ?? []);
  return unread.length === 0 && asked.length > 0 && asked.every((id) => id === 'yes-no');
}

interface Group {
  readonly parts: Reading[];
  asked: boolean;
  readonly claim: boolean;
}

/** 有的写A，有的写B，差多少: two figures of one thing, and what is asked of both. */
const EITHER = /有的[^|]{0,6}\d.*有的[^|]{0,6}\d|到底是.*\d.*还是.*\d/;

function grouped(readings: readonly Reading[]): readonly Segment[] {
  // What is to be checked may be said before and after 哪个对: all of it belongs together.
  if (readings.some((reading) => reading.tokens.some((token) => has(token, 'op', 'check'))) || disputes(readings))
    return [joined(readings, false)];
  if (EITHER.test(readings.map(({ text }) => text).join('|'))) return [joined(readings, false)];
  const groups: Group[] = [];
  readings.forEach((reading, i) => {
    if (i === 0 && opensOnly(reading) && readings.slice(1).some((other) => names(other) && asks(other))) {
      groups.push({ parts: [reading], asked: false, claim: false });
      return;
    }
    // 每一百块人员经费，有多少是…: the whole of a share that is asked for next.
    const hundred =
      /^每[一1]?[百0]|每[一1]?[百0]+[块元]钱?$/.test(reading.text) &&
      !reading.tokens.some((token) => tag(token, 'ask') !== undefined);
    // 和别的街道比，三公经费排第几: what is compared is asked next.
    const end = reading.tokens.at(-1);
    const opening = i + 1 < readings.length && end !== undefined && has(end, 'op', 'compare');
    const asking = asks(reading) && !hundred && !opening && !supposes(reading);
    const last = groups.at(-1);
    // 花多少 合一台多少钱: what one of them comes to is worked out from what was asked before.
    if (last?.asked === true && pricesOne(reading) && last.parts.some(countsOrCosts)) {
      groups.push({ parts: [reading], asked: true, claim: false });
      return;
    }
    const says =
      names(reading) ||
      reading.tokens.some((token) =>
        ['op', 'year', 'relative-year', 'pronoun', 'measure', 'column', 'number'].some((t) => has(token, t as 'op')),
      );
    // 再算上水电，一共几多: what is to be added, known or not.
    if (!asking && !says && !(i === 0 && GOES_ON.test(reading.text))) {
      // 三公经费，钢花村的; 钢花村的，惠民资金多少: another place beside the question is no remark.
      if (placesIn(reading)) {
        if (last === undefined) groups.push({ parts: [reading], asked: false, claim: false });
        else if (!last.asked) last.parts.push(reading);
      }
      return;
    }
    // 写增长31.35%，拿数字算一下对吗; 三公经费是9万，对不对: what is doubted is what was said.
    if (last?.claim === true && !names(reading) && doubts(reading)) {
      groups.splice(-1, 1, { parts: [...last.parts, reading], asked: true, claim: false });
      return;
    }
    if (claims(reading) && !conditional(reading) && (last?.asked === true || readings.slice(i + 1).some(asks))) {
      if (last?.asked === true) return;
      groups.push({ parts: [reading], asked: false, claim: true });
      return;
    }
    // 基本支出占总支出的比重，2023年是多少，2024年呢
    if (
      last?.asked === true &&
      yearly(reading) &&
      last.parts.every((part, at) => (at === 0 ? announces(part) : yearly(part)))
    ) {
      last.parts.push(reading);
      return;
    }
    // 人员经费占总支出的比例，公用经费呢: the same share of another thing.
    if (last?.claim === false && last.parts.some(announces) && names(reading) && /呢$/.test(reading.text)) {
      last.asked = true;
      groups.push({ parts: [reading], asked: true, claim: false });
      return;
    }
    // 项目按金额从大到小，头三个是什么
    if (last?.asked === true && !names(reading) && picks(reading) && last.parts.some(orders)) {
      last.parts.push(reading);
      return;
    }
    // 出国占几成 总共多少: a share has no sum of its own.
    const shared = last?.parts.some(({ tokens }) => tokens.some((token) => has(token, 'op', 'share'))) === true;
    const together = (shared || groups.filter((group) => group.asked).length > 1) && closes(reading);
    if (
      last === undefined ||
      last.claim ||
      (last.asked &&
        asking &&
        (together || !((trails(reading) && last.parts.some(figures)) || vacant(reading, last.parts))))
    )
      groups.push({ parts: [reading], asked: asking, claim: false });
    else if (!last.asked || asking || bare(reading) || sorts(reading) || yearly(reading) || conditional(reading)) {
      last.parts.push(reading);
      last.asked ||= asking;
    }
  });
  if (groups.length === 0) return readings.length === 0 ? [] : [joined(readings, false)];
  return groups.map(({ parts, claim }) => joined(parts, claim));
}

/** 合一台多少钱, 一件多少: and no other thing is named. */
function pricesOne(reading: Reading): boolean {
  return (
    !names(reading) &&
    /^(?:那|平均|折|核|算下来)*(?:合|均|摊|核)?(?:每|一)[台件套张把本册份只项次场回](?:合|要|均摊|平均)?(?:是|得)?(?:多少|几)/.test(
      reading.text,
    )
  );
}

/** 买几台, 花多少: the price of one is not asked there already. */
function countsOrCosts(reading: Reading): boolean {
  return (
    (asksAmount(reading) || reading.tokens.some((token) => has(token, 'ask', 'items'))) &&
    !reading.tokens.some((token) => has(token, 'measure', 'unit-price'))
  );
}

/** 落在50万到100万之间的: says which rows are meant; a remark says no such thing. */
function sorts({ tokens }: Reading): boolean {
  const numbers = tokens.filter((token) => Number(tag(token, 'number')?.value ?? '0') >= 10);
  return numbers.length > 1 || tokens.some((token) => has(token, 'compare') || has(token, 'limit'));
}

/** 要是办满14场: what the question behind it is to reckon with. */
function supposes({ text, tokens }: Reading): boolean {
  return /^(?:要是|如果|假如|假设|假定|假使|若是|倘若)/.test(text) && !tokens.some((token) => has(token, 'ask'));
}

/** 如果全年只用80%, said behind the question. */
function conditional(reading: Reading): boolean {
  return supposes(reading) && reading.tokens.some((token) => has(token, 'number'));
}

/** 说明写325万，表5却有676万; 基本支出里列33万，三公表写101万: two figures, each with where it is printed. */
function disputes(readings: readonly Reading[]): boolean {
  const placed = readings.filter(({ tokens }) => saidFigures(tokens).length > 0 && tokens.some(isPlace));
  return placed.length > 1;
}

/** 说明, 表5, 三公表, 基本支出里. */
function isPlace(token: Token, _: number, tokens: readonly Token[]): boolean {
  if (has(token, 'op', 'places') || has(token, 'source')) return true;
  if (has(token, 'collection')) return /表$/.test(token.text);
  const half = tag(token, 'entity')?.ids.some((id) => id.startsWith('category:')) === true;
  return half && tokens.some((next) => next.start === token.end && has(next, 'relation', 'within'));
}

/** 拆开看, before 基本多少 项目多少, 每花一百块: what is to be told apart or measured comes behind it. */
function opensOnly(reading: Reading): boolean {
  return (
    reading.unread.length === 0 &&
    (reading.tokens.every((token) => has(token, 'filler') || has(token, 'ask', 'list') || has(token, 'op', 'share')) ||
      measuring(reading))
  );
}

/** 平均每台车, 按数量看: by what the question behind it measures. */
function measuring({ text, tokens }: Reading): boolean {
  // 每一百块补助里
  if (/^每/.test(text) && tokens.some((token) => has(token, 'op', 'share') && /^每.*[元块钱]$/.test(token.text)))
    return tokens.every((token) => !has(token, 'ask') && !has(token, 'number'));
  if (/^(?:按|论|从|看|依)/.test(text)) return tokens.every((token) => has(token, 'filler') || has(token, 'measure'));
  return (
    tokens.some((token) => has(token, 'op', 'average')) &&
    tokens.every(
      (token) =>
        has(token, 'per') ||
        has(token, 'op', 'average') ||
        has(token, 'filler') ||
        tag(token, 'entity')?.ids.every((id) => /^(?:vehicle|staff):/.test(id)) === true,
    )
  );
}

/** Names behind the question: 三块分别多少 出国 公车 吃饭. Anything more is a remark. */
function bare(reading: Reading): boolean {
  return (
    reading.unread.length === 0 &&
    reading.tokens.every(
      (token) =>
        ['entity', 'filler', 'year', 'measure', 'column', 'unit'].some((t) => has(token, t as 'entity')) ||
        // …，四位小数: how the figure is to be shown.
        tag(token, 'number')?.unit === '位',
    )
  );
}

/** Clauses read one by one, as one text with a bar where they meet. */
function joined(readings: readonly Reading[], claim: boolean): Segment {
  let text = '';
  const tokens: Token[] = [];
  const unread: { start: number; end: number; text: string }[] = [];
  for (const reading of readings) {
    const shift = text === '' ? 0 : text.length + 1;
    text = text === '' ? reading.text : `${text}|${reading.text}`;
    tokens.push(...reading.tokens.map((token) => ({ ...token, start: token.start + shift, end: token.end + shift })));
    unread.push(...reading.unread.map((part) => ({ ...part, start: part.start + shift, end: part.end + shift })));
  }
  return { text, tokens, unread, claim };
}
