import { placesCounted } from './divisors.ts';
import type { Reading } from './lexer.ts';
import type { Lexicon } from './lexicon.ts';
import { has, type Token, tag } from './tokens.ts';

/** Names of the budget's own lines are said whole, or as people say them: 事业运行 is no half of 机关运行经费. */
const WHOLE = /^(?:unit|function|economic|category|total|three-public|staff|revenue|procurement-class):/;
const HAN = /\p{Script=Han}/u;

/**
 * Names that a clause says only in part: 基层党建宣传 for 开展全街基层党建工作宣传, 参观学习 for the indicator that holds it.
 * A name is taken when it explains what no word explained, and no other name explains it as well.
 */
export function complete(reading: Reading, lexicon: Lexicon): Reading {
  const once = completeOne(reading, lexicon);
  const found = once.tokens.find((token) => token.via === 'search' && !reading.tokens.includes(token));
  if (found === undefined) return once;
  const walls = once.tokens.filter((token) => token !== found && isWall(token));
  const apart = once.unread.some(({ start, end }) =>
    walls.some(
      (wall) => (wall.start >= found.end && wall.end <= start) || (wall.start >= end && wall.end <= found.start),
    ),
  );
  const twice = apart ? completeOne(once, lexicon) : once;
  return walls.every((wall) => twice.tokens.includes(wall)) ? twice : once;
}

function completeOne(reading: Reading, lexicon: Lexicon): Reading {
  const counted = placesCounted(reading.tokens);
  const gaps = reading.unread.filter(({ start }) => !counted.includes(start));
  const unread = positions(gaps).filter((at) => HAN.test(reading.text.charAt(at)));
  if (unread.length === 0 || reading.doubtful === true) return reading;
  // A single character of a filler beside an unread one may be half of a word: 事 in 事故.
  const fillers = reading.tokens
    .filter((token) => token.end - token.start === 1 && has(token, 'filler'))
    .map(({ start }) => start);
  const open = [...unread, ...fillers.filter((at) => unread.includes(at - 1) || unread.includes(at + 1))].sort(
    (a, b) => a - b,
  );
  const own = reading.tokens.filter(isWall);
  // A name that explains an unread character shares a pair with it.
  const pairs = new Set(
    unread.flatMap((at) => [at - 1, at].map((from) => reading.text.slice(Math.max(0, from), from + 2))),
  );
  const scored = [...lexicon.names]
    .filter(([key, ids]) => [...pairs].some((pair) => key.includes(pair)) && !ids.every((id) => WHOLE.test(id)))
    .flatMap(([key, ids]) =>
      islands(reading.text, own, overlap(reading.text, key)).map((island) => ({ key, ids, ...island })),
    )
    .map((name) => ({ ...name, gained: open.filter((at) => name.covered.has(at)).length }))
    .filter(
      ({ gained, covered, key, longest, from, to }) =>
        unread.some((at) => covered.has(at)) &&
        ((gained >= 2 &&
          gained >= unread.filter((at) => at >= from && at < to).length * 0.6 &&
          (covered.size >= 3 || covered.size >= key.length / 2)) ||
          (gained >= 2 && rare(reading.text, open, key, lexicon)) ||
          longest >= 4),
    );
  if (scored.length === 0) return reading;
  const score = ({ gained, covered, key }: (typeof scored)[number]) =>
    gained * 100 + covered.size * 10 + (covered.size / key.length) * 9;
  const most = Math.max(...scored.map(score));
  const first = scored.find((name) => score(name) === most);
  const best = scored.filter((name) => name.from === first?.from && score(name) > most - 5);
  const covered = new Set(best.flatMap((name) => [...name.covered]));
  const ids = [...new Set(best.flatMap((name) => name.ids))];
  const projects = ids.filter((id) => id.includes('project:'));
  const named = ids.length > 6 && projects.length > 0 && reading.text.includes('项目') ? projects : ids;
  if (named.length > 6) return reading;
  const inside = (token: Token) =>
    Array.from({ length: token.end - token.start }, (_, i) => token.start + i).every((at) => covered.has(at));
  const start = Math.min(...covered);
  const end = Math.max(...covered) + 1;
  const kept = reading.tokens.filter(
    (token) => !(inside(token) && tag(token, 'year') === undefined && tag(token, 'number') === undefined),
  );
  const token: Token = {
    start,
    end,
    text: [...covered]
      .sort((a, b) => a - b)
      .map((at) => reading.text.charAt(at))
      .join(''),
    tags: [{ t: 'entity', ids: named, all: false, exact: false }],
    via: 'search',
  };
  return {
    text: reading.text,
    tokens: [...kept, token].sort((a, b) => a.start - b.start),
    unread: reading.unread.filter(
      (gap) => !positions([gap]).every((at) => covered.has(at) || !HAN.test(reading.text.charAt(at))),
    ),
  };
}

/**
 * The stretches of a text in which a name stands: a word with a meaning of its own that is no part of the name parts them
 * (青和居、青馨居的房租和青和居运行保障 names two things).
 */
function islands(text: string, words: readonly Token[], { covered, runs }: Overlap): readonly Island[] {
  if (covered.size === 0) return [];
  const walls = words.filter((token) => positions([token]).every((at) => !covered.has(at)));
  const ends = [...walls.map(({ start }) => start), text.length];
  return ends.flatMap((to, i): readonly Island[] => {
    const from = i === 0 ? 0 : (walls[i - 1]?.end ?? 0);
    const own = new Set([...covered].filter((at) => at >= from && at < to));
    const longest = Math.max(0, ...[...runs].filter(([end]) => end >= from && end < to).map(([, length]) => length));
    return own.size === 0 ? [] : [{ covered: own, longest, from, to }];
  });
}

function isWall(token: Token): boolean {
  return !has(token, 'filler') && (has(token, 'entity') || has(token, 'collection'));
}

/** Characters that a name shares with a text, and by its last position how long each shared run is. */
interface Overlap {
  readonly covered: ReadonlySet<number>;
  readonly runs: ReadonlyMap<number, number>;
}

interface Island {
  readonly covered: ReadonlySet<number>;
  readonly longest: number;
  readonly from: number;
  readonly to: number;
}

function positions(gaps: readonly { start: number; end: number }[]): number[] {
  return gaps.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, i) => start + i));
}

/** Positions of the text that stand in pairs or longer runs of the name. */
function overlap(text: string, key: string): Overlap {
  const covered = new Set<number>();
  const runs = new Map<number, number>();
  let run = 0;
  for (let i = 0; i + 1 < text.length; i++) {
    if (key.includes(text.slice(i, i + 2))) {
      covered.add(i).add(i + 1);
      run = run > 0 && key.includes(text.slice(i - run, i + 2)) ? run + 1 : 1;
      runs.set(i + 1, run + 1);
    } else run = 0;
  }
  return { covered, runs };
}

/** Words for anything that an office does name nothing. */
const GENERAL = new Set(['工作', '任务', '情况', '相关', '事项', '事务', '业务']);

/** Two characters that hardly any name holds tell it alone: 巡逻, 食堂. */
function rare(text: string, open: readonly number[], key: string, lexicon: Lexicon): boolean {
  return open.some((at) => {
    const pair = text.slice(at, at + 2);
    return (
      open.includes(at + 1) &&
      key.includes(pair) &&
      !GENERAL.has(pair) &&
      new Set([...lexicon.names].filter(([name]) => name.includes(pair)).flatMap(([, ids]) => ids)).size <= 1
    );
  });
}
