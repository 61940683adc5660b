import type { Line, Section } from '../../document/types.ts';
import type { Measure } from '../types.ts';
import { flatten } from './flat.ts';
import { afterNoun, labelOf, nameIn, nounAfter, signed } from './labels.ts';
import { quoteAt } from './quote.ts';

/** One figure of a sentence. */
export interface Figure {
  readonly measure: Measure;
  /** Decimal digits, signed for change and growth; null where the sign cannot be told. */
  readonly value: string | null;
  readonly unit: string;
  readonly printed: string;
  readonly line: number;
  readonly page: number | null;
  readonly quote: string;
}

/** `X N万元，占P%`, `X N万元，比YYYY年预算减少A万元，下降B%`: one subject and its figures. */
export interface Clause {
  /** The words before the main figure, without year and ordinal: 部门收支总预算. */
  readonly label: string;
  readonly year: number;
  /** `截至YYYY年M月D日`, '' where the figure has no day of its own. */
  readonly asOf: string;
  /** `YYYY年预算`, '' where the sentence compares with nothing. */
  comparedWith: string;
  /** The clause whose list this one stands in (其中：…), null for a sentence of its own. */
  readonly parent: Clause | null;
  readonly section: Section;
  readonly paragraph: Line;
  /** Where the main figure starts in the paragraph. */
  readonly offset: number;
  readonly figures: Figure[];
}

const FIGURE = /(\d[\d,]*(?:\.\d+)?)(亿元|万元|千元|元|%|个百分点|人|辆|个|家|台|套|次|项|名|户|处|平方米|公里)/g;
const MONEY: ReadonlySet<string> = new Set(['亿元', '万元', '千元', '元']);
const STAFF_UNITS: ReadonlySet<string> = new Set(['人', '名', '辆', '台']);
const HEADS: ReadonlySet<string> = new Set(['人', '名']);
const DERIVED =
  /(?:增加|增长|上升|提高|减少|下降|降低|压减)(?:了|约)?$|^(?:增幅|涨幅|升幅|增长率|减幅|降幅)(?:为|达)?$|(?:增加|增长|减少|下降|上升|降低)\((?:增加|增长|减少|下降|上升|降低)\)$/;
/** No figure, and yet a change: of nothing. */
const LEVEL = /(?:比|较|与|同)(?:\d{4}年|上年|去年)[^，。；]*持平/;
const LIMIT = /(?:单价|单位价值|单台|单件|价值)(?:在)?$/;
const OVER = /^(?:\(含\))?(?:及|或)?以上/;
const COMPLETED = /完成(?:年初)?(?:预算|计划)(?:数)?的$/;
const SHARE = /占[^，。；：]*$/;
const COMPARED = /(?:比|较|与|同)((?:\d{4}年|上年|去年)(?:度)?(?:部门)?(?:年初)?(?:预算|决算|执行)?)/;
const YEAR = /(比|较|与|同)?(\d{4})年/g;
const AS_OF = /截至\d{4}年\d{1,2}月(?:\d{1,2}日|底)/;
const OPENS_LIST = /(?:其中|包括|分别是|分别为|如下|具体为)：/;
/** …145人，其中行政编制59人: a list of heads that no colon opens. */
const OPENS_HEADS = /其中(?!：)[^：；。]*$/;
/** Heads of their own, wherever they stand. */
const OWN_HEADS = /^(?:实有|现有|在职|在编|离退休|离休|退休|遗属)/;
const HEADING = /^\([一二三四五六七八九十]+\)/;
const CONTINUES = /^[二三四五六七八九]是/;

interface Frame {
  readonly parent: Clause | null;
  readonly kind: 'bracket' | 'sentence' | 'section' | 'heading' | 'heads';
}

/** All figures of a section's paragraphs, in printed order, each with the list that it stands in. */
export function clausesOf(section: Section, department: string, documentYear: number): readonly Clause[] {
  const clauses: Clause[] = [];
  let open: Frame[] = [];
  for (const paragraph of section.paragraphs) {
    const heading = HEADING.test(flatten(paragraph.text).text);
    if (heading) open = open.filter(({ kind }) => kind === 'section');
    const read = readParagraph(section, paragraph, department, documentYear, open, clauses);
    open = read.left.map((frame) =>
      frame.kind === 'sentence' ? { parent: frame.parent, kind: heading ? 'heading' : 'section' } : frame,
    );
    clauses.push(...read.clauses);
  }
  return clauses;
}

/** True for a paragraph that goes on with the reasons of the one before it (二是…). */
export function continuesReasons(paragraph: Line): boolean {
  return CONTINUES.test(flatten(paragraph.text).text);
}

function readParagraph(
  section: Section,
  paragraph: Line,
  department: string,
  documentYear: number,
  open: readonly Frame[],
  before: readonly Clause[],
): { readonly clauses: readonly Clause[]; readonly left: readonly Frame[] } {
  const { text, at } = flatten(paragraph.text);
  const clauses: Clause[] = [];
  const frames: Frame[] = [...open];
  let year = open.at(-1)?.parent?.year ?? documentYear;
  let asOf = '';
  let from = 0;
  let counted: { readonly clause: Clause; readonly noun: string } | null = null;
  let limit = '';
  // Whose change was told last: 收入较去年增加54.13万元，上升2.88%.
  let mover: Clause | undefined;
  let lastTold: Clause | undefined;

  const follow = (gap: string): void => {
    for (let index = 0; index < gap.length; index += 1) {
      const character = gap[index];
      if (character === '(')
        frames.push({
          parent: index === 0 ? (clauses.at(-1) ?? null) : (frames.at(-1)?.parent ?? null),
          kind: 'bracket',
        });
      else if (character === ')') close(frames);
      // A stop just before the bracket closes ends nothing outside of it.
      else if (character === '。' && gap[index + 1] !== ')') endSentence(frames);
      else if (character === '；') closeHeads(frames);
      else if (character === '：' && OPENS_LIST.test(gap.slice(Math.max(0, index - 4), index + 1))) {
        // …；支出包括： goes on with the whole of the paragraph, not with what stands before it.
        const sides = /[；。，](?:收入|支出)(?:预算)?包括：$/.test(gap.slice(0, index + 1));
        const parent = (sides ? clauses[0] : clauses.at(-1)) ?? frames.at(-1)?.parent ?? before[0] ?? null;
        frames.push({ parent, kind: 'sentence' });
      }
    }
  };

  const level = (gap: string, start: number): void => {
    const main = clauses.at(-1);
    const found = LEVEL.exec(gap);
    const first = main?.figures[0];
    if (main === undefined || first === undefined || found === null) return;
    main.comparedWith = COMPARED.exec(found[0])?.[1] ?? main.comparedWith;
    const quoted = quoteAt(paragraph, at[start + found.index] ?? 0);
    main.figures.push({ measure: 'change', value: '0', unit: first.unit, printed: '持平', ...quoted });
  };

  for (const found of text.matchAll(FIGURE)) {
    const digits = (found[1] ?? '').replaceAll(',', '');
    const unit = found[2] ?? '';
    const gap = text.slice(from, found.index);
    if (gap.endsWith('第')) continue;
    follow(gap);
    if (HEADS.has(unit) && OPENS_HEADS.test(gap) && clauses.length > 0)
      frames.push({ parent: clauses.at(-1) ?? null, kind: 'heads' });
    else if (OWN_HEADS.test(labelOf(gap))) closeHeads(frames);
    level(gap, from);
    // 单价100万元以上的设备2台: the limit is part of the name of what is counted.
    const lead = `${limit}${labelOf(gap)}`;
    limit = '';
    if (LIMIT.test(lead) && OVER.test(text.slice(found.index + found[0].length))) {
      limit = `${lead}${found[0]}`;
      from = found.index + found[0].length;
      continue;
    }
    // Both figures are printed: what share of the plan was spent is calculated.
    if (unit === '%' && COMPLETED.test(lead)) {
      from = found.index + found[0].length;
      continue;
    }
    for (const named of gap.matchAll(YEAR)) if (named[1] === undefined) year = Number(named[2]);
    asOf = AS_OF.exec(gap)?.[0] ?? asOf;
    from = found.index + found[0].length;
    const offset = at[found.index] ?? 0;
    const printed = `${found[1]}${unit}`;
    const placed = { unit, printed, ...quoteAt(paragraph, offset) };
    const last = clauses.at(-1) ?? before.at(-1);
    const derives = DERIVED.test(lead);
    const goesOn = derives && lead.replace(MOVED, '') === '' && clauses.at(-1) === lastTold;
    const main = derives ? ((goesOn ? mover : undefined) ?? changed(lead, last, clauses, before)) : last;
    lastTold = clauses.at(-1);
    mover = derives ? main : undefined;

    if (derives && main === undefined) continue;
    if (main !== undefined && derives) {
      const measure = MONEY.has(unit) || !unit.includes('%') ? 'change' : 'growth';
      main.comparedWith = COMPARED.exec(lead)?.[1] ?? main.comparedWith;
      main.figures.push({
        measure: unit.includes('百分点') ? 'growth' : measure,
        value: signed(digits, lead),
        ...placed,
      });
    } else if (main !== undefined && unit === '%' && SHARE.test(lead)) {
      main.figures.push({ measure: 'share', value: digits, ...placed });
    } else if (MONEY.has(unit)) {
      const figure: Figure = { measure: 'amount', value: digits, ...placed };
      if (last !== undefined && last.paragraph === paragraph && isGoalFunds(lead, last)) last.figures.push(figure);
      else if (counted !== null && counted.noun === lead) counted.clause.figures.push(figure);
      else clauses.push(clause(nameIn(counted === null ? lead : afterNoun(lead, counted.noun), department), figure));
    } else {
      const noun = STAFF_UNITS.has(unit) ? '' : nounAfter(text.slice(from));
      const figure: Figure = { measure: unit === '%' ? 'share' : 'count', value: digits, ...placed };
      const label = noun === '' ? nameIn(lead, department) : noun;
      const next = clause(label, figure);
      clauses.push(next);
      counted = noun === '' ? null : { clause: next, noun };
      continue;
    }
    counted = null;

    function clause(label: string, figure: Figure): Clause {
      return {
        label,
        year,
        asOf,
        comparedWith: '',
        parent: frames.at(-1)?.parent ?? null,
        section,
        paragraph,
        offset,
        figures: [figure],
      };
    }
  }
  const rest = text.slice(from);
  follow(rest);
  level(rest, from);
  const openAtEnd = rest.endsWith('：')
    ? frames.filter(({ kind }) => kind !== 'bracket')
    : frames.filter(({ kind }) => kind === 'section' || kind === 'heading');
  return { clauses, left: openAtEnd };
}

/** 编报绩效目标的项目50个，涉及项目预算资金5634.81万元: how many there are, and what they come to. */
function isGoalFunds(lead: string, last: Clause): boolean {
  const [count, ...more] = last.figures;
  return (
    count?.measure === 'count' &&
    more.length === 0 &&
    GOAL_PROJECTS.test(last.label) &&
    /^(?:涉及)?(?:项目)?(?:预算)?(?:资金|金额)$/.test(lead)
  );
}

/** 编报绩效目标的项目: those of the projects that have goals. */
export const GOAL_PROJECTS = /绩效目标的项目$/;

const MOVED =
  /(?:(?:比|较|与|同)[^，。；]*?)?(?:增加|增长|上升|提高|减少|下降|降低|压减|增幅|涨幅|升幅|增长率|减幅|降幅)[^，。；]*$/;
const OF_ALL =
  /^(?:本年|当年|今年|全年|年初|部门|总|预算|决算|收入|支出|收支|安排|经费|资金|规模|总额|数|同比|共|约|又|也|均|，|、|\d{4}年(?:度)?)*$/;

/**
 * Whose change it is: the clause before, unless the words name another one of the paragraph (收入比上年增加 …, 其中某项增加 …);
 * undefined for things that have no figure of their own: reasons.
 */
function changed(
  lead: string,
  last: Clause | undefined,
  clauses: readonly Clause[],
  before: readonly Clause[],
): Clause | undefined {
  const name = lead.replace(MOVED, '').replace(/^(?:其中|主要是|主要原因是|原因是|一是|二是|三是)/, '');
  // 其中项目支出增加369万元, in a paragraph about changes alone: of the figure that an earlier one prints under that name.
  const told = clauses.length === 0 && name !== '' ? before.findLast((one) => one.label === name) : undefined;
  if (told !== undefined) return told;
  if (OF_ALL.test(name)) return /收入|支出|收支/.test(name) ? (sideOf(name, clauses) ?? last) : last;
  const own = (one: Clause) => one.label !== '' && (one.label.includes(name) || name.includes(one.label));
  if (last !== undefined && own(last)) return last;
  return clauses.findLast(own) ?? (clauses.length === 0 ? last : undefined);
}

/** 收入预算, 支出总计: the sum itself, no 事业收入. */
export const WHOLE_SIDE = /^(?:本年|当年)?(收入|支出)(?:总)?(?:预算|决算)?(?:总计|合计|总额|数)?$/;

/** 收入比上年增加 after a list of sources: the sum that opened it. */
function sideOf(name: string, clauses: readonly Clause[]): Clause | undefined {
  const side = /收入/.test(name) ? '收入' : '支出';
  const whole = clauses.find(({ label }) => WHOLE_SIDE.exec(label)?.[1] === side);
  if (whole !== undefined) return whole;
  return clauses.findLast((one) => one.label.includes(side) && one.parent === null) ?? clauses[0];
}

function closeHeads(frames: Frame[]): void {
  const at = frames.findIndex(({ kind }) => kind === 'heads');
  if (at >= 0) frames.splice(at);
}

function close(frames: Frame[]): void {
  const at = frames.findLastIndex(({ kind }) => kind === 'bracket');
  if (at >= 0) frames.splice(at);
}

function endSentence(frames: Frame[]): void {
  const at = frames.findIndex(({ kind }) => kind === 'sentence' || kind === 'bracket' || kind === 'heads');
  if (at >= 0) frames.splice(at);
}
