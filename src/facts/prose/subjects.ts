import type { Document } from '../../document/types.ts';
import { amount } from '../../money/amount.ts';
import type { Place, Register } from '../entities.ts';
import { matchNames } from '../match.ts';
import { bareName } from '../names.ts';
import { samePrinted } from '../same.ts';
import type { Direction, Standard } from '../subjects.ts';
import { noteStandard, revenueName, standardSubject, threePublicName } from '../subjects.ts';
import type { Entry, Measure } from '../types.ts';
import { accountIn } from './accounts.ts';
import type { Clause } from './clauses.ts';
import { GOAL_PROJECTS } from './clauses.ts';
import { flatten } from './flat.ts';
import { coreOf, isStage } from './labels.ts';

/** What the items of a list are, by what the list is about. */
const ITEMS: Readonly<Record<string, string>> = {
  'total:政府采购预算': 'procurement-class',
  'total:政府购买服务预算': 'service',
  'total:资产配置预算': 'asset-group',
};

/** A list about one of these prints the part of an account that belongs to it. */
export const PARTS: Readonly<Record<string, Measure>> = {
  'category:基本支出': 'basic',
  'category:项目支出': 'project',
};

/** A sentence that only names what the next one counts is shorter. */
const HEADING = 16;

/** Shorter names say nothing without the words around them. */
const SHORTEST = 3;

const PERSONS: ReadonlySet<string> = new Set(['人', '名']);

/** The subject of every clause: what its words name, what its amount and a like name prove, else a thing of its own. */
export function subjectsOf(
  clauses: readonly Clause[],
  document: Document,
  register: Register,
  printed: readonly Entry[],
): ReadonlyMap<Clause, string> {
  const subjects = new Map<Clause, string>();
  for (const clause of clauses) {
    const subject = namedSubject(clause, document, register, subjects, clauses);
    if (subject !== null) subjects.set(clause, subject);
  }
  for (const parent of new Set(clauses.map((clause) => clause.parent))) {
    const list = clauses.filter((clause) => clause.parent === parent);
    const unnamed = list.filter((clause) => !subjects.has(clause));
    const named = parent === null ? [] : list.flatMap((clause) => subjects.get(clause) ?? []);
    matchToTables(unnamed, named, parent === null ? null : (subjects.get(parent) ?? null), register, printed, subjects);
  }
  for (const clause of clauses) {
    if (!subjects.has(clause)) subjects.set(clause, ownSubject(clause, register, subjects));
  }
  return subjects;
}

/** Where a clause's main figure is printed. */
export function placeOf(clause: Clause): Place {
  const figure = clause.figures[0];
  return {
    source: clause.section.source,
    line: figure?.line ?? clause.paragraph.line,
    quote: figure?.quote ?? clause.paragraph.text,
  };
}

/** The subject that the words of a clause name by themselves; null where they name nothing that is known. */
function namedSubject(
  clause: Clause,
  document: Document,
  register: Register,
  subjects: ReadonlyMap<Clause, string>,
  clauses: readonly Clause[],
): string | null {
  const place = placeOf(clause);
  const main = clause.figures[0];
  const parent = clause.parent === null ? null : (subjects.get(clause.parent) ?? null);
  if (main !== undefined && PERSONS.has(main.unit)) {
    const event = attended(clause, clauses);
    return event === null ? noteStaff(clause, register, place) : noteNamed(register, 'count', event, place);
  }
  if (main !== undefined && main.unit === '辆')
    return noteNamed(register, 'vehicle', vehicleOf(clause, clauses), place);
  if (main?.measure === 'count' && clause.figures.length === 1)
    return noteNamed(register, 'count', equipmentOf(clause, clauses), place);
  if (main?.measure === 'count' && GOAL_PROJECTS.test(clause.label))
    return noteNamed(register, 'count', clause.label, place);
  if (
    isPerformance(clause) &&
    parent === null &&
    ((/项目/.test(clause.label) && !/[该本]项目|^项目预算资金$/.test(clause.label)) ||
      revenueName(clause.label) !== undefined)
  )
    return noteStandard(register, { kind: 'category', name: '项目支出' }, '项目支出', place);
  if (parent === 'category:项目支出' && clause.year !== document.year) {
    const name = bareName(clause.label);
    return register.note('prior-project', `${clause.year}年${name}`, name, place);
  }
  const account = accountIn(clause.label, register);
  if (account !== null) return account;
  const before = clauses[clauses.indexOf(clause) - 1];
  if (isStage(clause.label)) {
    if (before?.paragraph === clause.paragraph && subjects.has(before)) return subjects.get(before) ?? null;
    const [heading = ''] = flatten(clause.paragraph.text).text.split('。');
    const title = heading.replace(/^(?:\d+[.、]|\([一二三四五六七八九十\d]+\)、?)/, '');
    const headed = accountIn(title, register);
    if (headed !== null) return headed;
    const item = /三公/.test(clause.section.title) ? threePublicName(title) : undefined;
    if (item !== undefined) return noteStandard(register, { kind: 'three-public', name: item }, title, place);
    const standard = heading.length < HEADING ? standardSubject(title, directionOf(clause)) : null;
    if (standard !== null) return noteStandard(register, standard, standard.name, place);
  }
  const purchases = purchaseClass(clause, parent);
  if (purchases !== null) return noteNamed(register, 'procurement-class', purchases, place);
  const core = coreOf(clause.label);
  const isThreePublic =
    parent?.startsWith('three-public:') === true || /三公/.test(clause.section.title + clause.paragraph.text);
  const threePublic = isThreePublic ? threePublicName(core) : undefined;
  if (threePublic !== undefined && (threePublic !== '合计' || parent?.startsWith('three-public:') === true))
    return noteStandard(register, { kind: 'three-public', name: threePublic }, clause.label, place);
  const carried = carriedOver(clause, clauses, subjects);
  if (carried !== null) return noteNamed(register, 'carried-over', carried, place);
  if (core === '运行经费' && /机关运行经费/.test(clause.paragraph.text))
    return noteStandard(register, { kind: 'category', name: '机关运行经费' }, '机关运行经费', place);
  // 三是因…增加了…: a reason names many things, and its figure is none of theirs.
  const isReason = /^(?:主要原因)?[一二三四五六七八九]是/.test(clause.label);
  const standard = isReason ? null : (standardSubject(clause.label, directionOf(clause)) ?? coreStandard(core));
  if (standard !== null) return noteStandard(register, standard, clause.label, place);
  const kinds =
    parent === 'category:人员经费' || parent === 'category:公用经费'
      ? ['economic', 'function']
      : [
          ...(parent === 'category:项目支出' ? ['project'] : []),
          'function',
          'economic',
          'project',
          ...(parent === null ? [] : [ITEMS[parent] ?? 'item']),
        ];
  const known = register.find(clause.label, kinds);
  if (known !== null) register.alias(known, clause.label, place);
  return known ?? register.find(core, ['economic', ...kinds]);
}

/** 机关运行经费财政拨款预算: what is left without the words of every budget may be a thing that every budget has. */
function coreStandard(core: string): Standard | null {
  const standard = standardSubject(core, null);
  return standard?.name === '机关运行经费' ? standard : null;
}

/** 会议费5.6万元，拟召开3次会议，人数400人: those who come are no staff; they are told by what is paid for them. */
function attended(clause: Clause, clauses: readonly Clause[]): string | null {
  if (!/^(?:参加|参会|参训|培训|会议|预计)?人数$/.test(clause.label)) return null;
  const paid = clauses
    .slice(0, clauses.indexOf(clause))
    .findLast((other) => other.paragraph === clause.paragraph && other.figures[0]?.measure === 'amount');
  return paid === undefined ? null : `${coreOf(paid.label)}人数`;
}

const ALL_VEHICLES = /^(?:各类|公务)?(?:车辆|用车|车)$/;
const BUYING = /购置|新增|配置|(?<!规定)配备|更新/;

/** 共有车辆 are the vehicles; what is to be bought is told from what is there, its kinds as well: 购置车辆, 购置应急保障用车. */
function vehicleOf(clause: Clause, clauses: readonly Clause[]): string {
  const own = vehicleName(clause);
  if (BUYING.test(own)) return '购置车辆';
  if (ALL_VEHICLES.test(own)) return '车辆';
  return isBought(clause, clauses) ? `购置${own}` : own;
}

/** 计划购置车辆1辆；单价100万元以上设备0台: what is counted behind the vehicles to be bought is to be bought too. */
function equipmentOf(clause: Clause, clauses: readonly Clause[]): string {
  const { label } = clause;
  if (!/设备/.test(label)) return label;
  if (/购置/.test(label)) return label.replace(/^.*购置/, '购置');
  return isBought(clause, clauses) ? `购置${label}` : label;
}

/** Do the vehicles told of before, in the same paragraph, stand for those to be bought? */
function isBought(clause: Clause, clauses: readonly Clause[]): boolean {
  const sum = clauses
    .slice(0, clauses.indexOf(clause))
    .findLast(
      (other) =>
        other.paragraph === clause.paragraph &&
        other.figures[0]?.unit === '辆' &&
        (BUYING.test(other.label) || ALL_VEHICLES.test(vehicleName(other))),
    );
  return sum !== undefined && BUYING.test(sum.label);
}

function vehicleName({ label }: Clause): string {
  return label.replace(/^.*(?:共有|保有|实有)(?=.)/, '');
}

/** 政府采购货物预算, 拟采购工程支出, 服务类采购预算: one of the three classes of purchases. */
function purchaseClass({ label }: Clause, parent: string | null): string | null {
  if (parent !== 'total:政府采购预算' && !/采购/.test(label)) return null;
  const found =
    /^(?:拟|计划)?(?:政府)?(?:采购|购买)?(货物|工程|服务)(?:类)?(?:政府)?(?:采购)?(?:项目)?(?:预算|支出|金额)*$/.exec(
      label,
    );
  return found === null ? null : `${found[1]}类`;
}

function noteNamed(register: Register, kind: string, name: string, place: Place): string {
  return register.note(kind, name, name, place);
}

/** True in the sections about performance: what they count is the projects that have goals. */
export function isPerformance(clause: Clause): boolean {
  return /绩效/.test(clause.section.title) || /绩效(?:目标|管理|评价)/.test(clause.paragraph.text.slice(0, OPENING));
}

/** What a paragraph is about stands among its first characters. */
const OPENING = 40;

/** 收入 or 支出, from the words that open the paragraph, then from the section's title. */
function directionOf(clause: Clause): Direction {
  const opening = /^(收入|支出)包括/.exec(clause.paragraph.text)?.[1];
  const title = clause.section.title;
  const said = opening ?? (/收支/.test(title) ? '' : /收入|支出/.exec(title)?.[0]);
  return said === '收入' ? 'income' : said === '支出' ? 'expenditure' : null;
}

/** `政府性基金预算财政拨款本年收入0万元、上年结转0万元`: what is carried over of the source named just before. */
function carriedOver(clause: Clause, clauses: readonly Clause[], subjects: ReadonlyMap<Clause, string>): string | null {
  if (!/^上年结转/.test(clause.label)) return null;
  const before = clauses[clauses.indexOf(clause) - 1];
  if (before === undefined || before.paragraph !== clause.paragraph) return null;
  const end = before.figures[0];
  const between = clause.paragraph.text
    .slice(before.offset + (end?.printed.length ?? 0), clause.offset)
    .replace(/\s+/g, '');
  const subject = subjects.get(before) ?? '';
  return between.startsWith('、') && subject.startsWith('revenue:')
    ? `上年结转·${subject.slice('revenue:'.length).replace(/收入$/, '')}`
    : null;
}

/** `其中：行政编制 31 人` below `总编制人数 74 人` is 编制·行政编制; a figure of people with no list above it is its own group. */
function noteStaff(clause: Clause, register: Register, place: Place): string {
  const group = staffGroup(clause);
  if (clause.parent === null) {
    const id = register.note('staff', group, clause.label, place);
    register.alias(id, group, null);
    return id;
  }
  // 行政49人 of those in post, beside 行政编制59人 of the posts.
  const short = /^(?:行政|事业|工勤)$/.test(clause.label);
  const label = short ? `${clause.label}编制` : clause.label;
  const id = register.note('staff', `${group}·${label}`, `${group}·${label}`, null);
  if (!short) register.alias(id, label, place);
  return id;
}

/** 总编制人数 → 编制, 离退休人员 → 离退休: what all items of a list of people belong to. */
export function staffGroup(clause: Clause): string {
  let top = clause;
  while (top.parent !== null) top = top.parent;
  const kinds = /行政|事业|工勤|参公/.test(top.label);
  if (!kinds && /编制(?:人数|数)?$/.test(top.label)) return '编制';
  if (!kinds && /^(?:年末)?(?:实有|在职|在编)/.test(top.label)) return '在职';
  return top.label.replace(/^(?:总|共有|现有|实有)|(?:实有)?(?:人数|人员|人)$/g, '') || top.label;
}

/** Items of a list whose names differ from the tables': the same amount and a like name, one to one. */
function matchToTables(
  unnamed: readonly Clause[],
  siblings: readonly string[],
  parent: string | null,
  register: Register,
  printed: readonly Entry[],
  subjects: Map<Clause, string>,
): void {
  const part = parent === null ? undefined : PARTS[parent];
  const wanted =
    part === 'project'
      ? ['function', 'project']
      : parent === 'category:人员经费' || parent === 'category:公用经费'
        ? ['economic']
        : ['function'];
  const candidates = [
    ...new Map(
      printed
        .filter(({ subject, role }) => role !== 'total' && wanted.includes(register.kind(subject)))
        .map((entry) => [entry.subject, entry]),
    ).keys(),
  ]
    .filter((id) => !siblings.includes(id))
    .map((id) => ({
      id,
      name: register.name(id),
      cells: printed.filter(({ subject }) => subject === id).flatMap(({ cells }) => cells),
    }));
  const mentions = unnamed.map((clause) => ({ clause, name: clause.label }));
  const matches = matchNames(mentions, candidates, ({ clause }, { cells }) => {
    const figure = clause.figures.find(({ measure }) => measure === 'amount');
    if (figure?.value === null || figure === undefined) return null;
    const said = amount(figure.value, figure.unit);
    return cells.some(
      ({ measure, value }) => value !== null && (measure === 'amount' || measure === part) && samePrinted(said, value),
    );
  });
  for (const { mention, candidate, by } of matches) {
    const place = placeOf(mention.clause);
    const row = candidate.cells.find(({ value }) => value !== null);
    const evidence =
      by === 'name' || row === undefined ? [] : [{ source: '', line: row.line, quote: row.quote }, place];
    register.alias(candidate.id, mention.name, place, evidence);
    subjects.set(mention.clause, candidate.id);
  }
}

function ownSubject(clause: Clause, register: Register, subjects: ReadonlyMap<Clause, string>): string {
  const parent = clause.parent === null ? undefined : subjects.get(clause.parent);
  const kind = (parent === undefined ? undefined : ITEMS[parent]) ?? 'item';
  const core = coreOf(clause.label);
  const name = core.length >= SHORTEST ? core : clause.label;
  return noteNamed(register, kind, name === '' ? clause.section.title : name, placeOf(clause));
}
