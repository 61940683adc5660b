import type { Facts, Measure } from '../facts/types.ts';
import { isMoney } from '../money/amount.ts';
import { variants } from './names.ts';
import { type Nearby, nearby } from './nearby.ts';
import { COMMA, squeeze } from './squeeze.ts';
import type { Tag, Token } from './tokens.ts';
import { namesOfUnits } from './unit-names.ts';
import type { Vocabulary } from './vocabulary.ts';

export interface Word {
  readonly key: string;
  readonly tags: readonly Tag[];
  readonly via: Token['via'];
}

/** All that a lexicon is made of, as plain data. */
export interface LexiconData {
  readonly words: readonly Word[];
  readonly names: readonly (readonly [key: string, ids: readonly string[]])[];
  readonly byCode: readonly (readonly [code: string, ids: readonly string[]])[];
  readonly accounts: readonly (readonly [code: string, name: string])[];
}

/** A word that begins at a place of a text, and where it ends there. */
export interface Match {
  readonly word: Word;
  readonly end: number;
}

/** Every word that is known for one document, by its first character, the longest first. */
export interface Lexicon {
  readonly at: (text: string, index: number) => readonly Match[];
  /** Names near a misspelt one. */
  readonly nearby: Nearby;
  /** Names only, for corrections and for search: key → entity ids. */
  readonly names: ReadonlyMap<string, readonly string[]>;
  readonly byCode: ReadonlyMap<string, readonly string[]>;
  readonly accounts: ReadonlyMap<string, string>;
  /** Every word, for questions in Latin letters. */
  readonly words: ReadonlyMap<string, Pick<Word, 'tags' | 'via'>>;
  readonly english: () => string;
}

const ACCOUNTS = new Set(['function', 'economic']);
/** 项目支出总数 is 项目支出. */
const SUMMED = new Set(['category', 'total', 'three-public', 'function', 'economic', 'revenue']);
const SUM_ENDINGS = ['总数', '总额', '合计', '总计', '总和', '合计数'];
const SUM_ENDED = /(?:总数|总额|合计|总计|总和|合计数)$/;
/** This year's projects and last year's: one word for both. */
const PROJECTS = new Set(['project', 'prior-project']);
/** Entities that are only a mark on a row; nobody asks for them by name. */
const UNNAMED = new Set(['goal', 'side', 'scope', 'yes-no', 'indicator-standard', 'department']);
/** Things that only the narrative names: an everyday word (预算, 资金) is none of them. */
const TOLD = new Set(['item', 'count']);
/** Names from this length on may hold a comma. */
const LONG = 6;
/** Kinds whose names give way to a thing of the same name: 文件柜 is the asset before it is a standard. */
const SECOND = new Set([
  'standard',
  'directory',
  'fund',
  'unit',
  'indicator-level',
  'project-group',
  'count',
  'asset-class',
  'row',
]);

/** A row's name that says only that it sums names nothing in a question. */
const BARE = /^(?:合计|总计|小计|总额|总数|本年|当年|上年)$/;

/** Gathers the words of the vocabulary and the names of a document. */
export function lexiconData(vocabulary: Vocabulary, facts: Facts): LexiconData {
  const ranked = new Map<string, Map<string, number>>();
  const offer = (key: string, id: string, rank: number) => {
    const ids = ranked.get(key) ?? new Map<string, number>();
    ids.set(id, Math.min(rank, ids.get(id) ?? 9));
    ranked.set(key, ids);
  };
  const saidAs = (...classes: readonly string[]) =>
    vocabulary.words.filter(({ tag }) => classes.includes(tag)).flatMap(({ words: said }) => said.map(squeeze));
  // 采购金额 is the column of a list before it is what some sentence counts.
  const lists = new Set(saidAs('collection'));
  const plain = new Set([...saidAs('filler'), ...saidAs('measure').filter((key) => lists.has(key))]);
  const byCode = new Map<string, string[]>();
  const units = [...facts.entities.values()].filter(({ kind }) => kind === 'unit').flatMap(({ names }) => names);
  const unitNames = namesOfUnits(units, facts.department);
  for (const entity of facts.entities.values()) {
    if (UNNAMED.has(entity.kind)) continue;
    const second = SECOND.has(entity.kind) ? 1 : 0;
    const own = entity.kind === 'unit' ? entity.names.flatMap((name) => unitNames.get(name) ?? []) : entity.names;
    for (const name of own) {
      if (BARE.test(name)) continue;
      for (const { key, rank } of variants(name))
        if (!(TOLD.has(entity.kind) && plain.has(key))) offer(key, entity.id, rank + second);
      if (SUMMED.has(entity.kind) && !SUM_ENDED.test(name))
        for (const ending of SUM_ENDINGS) offer(squeeze(name) + ending, entity.id, 2);
    }
    if (entity.code !== undefined)
      byCode.set(entity.code.toLowerCase(), [...(byCode.get(entity.code.toLowerCase()) ?? []), entity.id]);
  }
  const names = new Map([...ranked].map(([key, ids]) => [key, best(ids, facts)]));
  const words = new Map<string, { tags: Tag[]; via: Token['via'] }>();
  const put = (key: string, tag: Tag, via: Token['via']) => {
    const word = words.get(key);
    if (word === undefined) words.set(key, { tags: [tag], via });
    else if (!word.tags.some((known) => JSON.stringify(known) === JSON.stringify(tag))) word.tags.push(tag);
  };
  for (const [key, ids] of names) {
    const exact = Math.min(...(ranked.get(key)?.values() ?? [9])) < 2;
    put(key, { t: 'entity', ids, all: false, exact }, 'name');
  }
  // 人员经费和公用经费合计 still adds up.
  for (const entity of facts.entities.values())
    if (SUMMED.has(entity.kind))
      for (const name of entity.names)
        for (const ending of SUM_ENDINGS) put(squeeze(name) + ending, { t: 'op', id: 'plus' }, 'name');
  const accounts = new Map(vocabulary.accounts.map(({ code, name }) => [code, name]));
  const standard = new Set(vocabulary.accounts.map(({ name }) => squeeze(name)));
  for (const { names: official, all, words: said } of vocabulary.aliases) {
    const meant = [...new Set(official.flatMap((name) => resolve(name, names, standard)))];
    // 实有人员, where the document counts 在职实有人数 under that name: its other names mean the same heads.
    const heads = said.flatMap((word) => names.get(squeeze(word)) ?? []).filter((id) => id.startsWith('staff:'));
    const targets = meant.length > 0 || new Set(heads).size !== 1 ? meant : heads.slice(0, 1);
    const codes = vocabulary.accounts.find((account) => official.includes(account.name));
    for (const word of (all ? said : [...said, ...official]).flatMap(withDone)) {
      const key = squeeze(word);
      const own = names.get(key);
      if (targets.length > 0) {
        const known = own === undefined ? targets : [...new Set([...own, ...targets])];
        merge(words, key, known, all);
      } else if (own === undefined && bought(key, names).length > 0) {
        merge(words, key, bought(key, names), all);
      } else if (own === undefined) {
        put(key, { t: 'unlisted', name: official[0] ?? word, code: codes?.code ?? '' }, 'alias');
      }
    }
  }
  for (const { code, name, family } of vocabulary.accounts) {
    const key = squeeze(name);
    if ((family !== 'economic' && key.length < 4) || names.has(key) || words.has(key)) continue;
    // 事业运行 stands under many headings: the name alone says nothing of the class.
    const only = vocabulary.accounts.filter((other) => other.name === name).length === 1;
    put(key, { t: 'unlisted', name, code: only ? code : '' }, 'name');
  }
  for (const { tag, id, words: said } of vocabulary.words)
    for (const word of said) put(squeeze(word), wordTag(tag, id), 'word');
  for (const unit of counters(facts))
    for (const ask of ['多少', '几', '几多', '好多']) {
      const key = squeeze(ask + unit);
      if (!words.has(key)) put(key, { t: 'ask', id: 'items' }, 'word');
    }
  for (const [title, source] of oddTables(facts)) put(title, { t: 'source', source }, 'name');
  for (const value of formValues(facts)) put(squeeze(value), { t: 'form', value }, 'name');
  // The department's own row in a table of units is no thing that is asked for: its name means the whole of it.
  for (const name of ownNames(facts.department))
    words.set(squeeze(name), { tags: [{ t: 'filler', weak: false }], via: 'name' });
  for (const [key, ids] of worthOver(facts))
    if (!words.has(key)) words.set(key, { tags: [{ t: 'entity', ids, all: false, exact: true }], via: 'alias' });
  const unit = ownUnit(facts);
  if (unit !== null)
    for (const name of [...OWN_UNIT, ...ownNames(facts.department).map((one) => `${one}本级`)])
      words.set(squeeze(name), { tags: [{ t: 'entity', ids: [unit], all: false, exact: true }], via: 'alias' });
  const list = [...words].map(([key, word]) => ({ key, ...word }));
  return { words: list, names: [...names], byCode: [...byCode], accounts: [...accounts] };
}

/** The ways into these words. */
export function lexiconOf({ words, names, byCode, accounts }: LexiconData, english: () => string): Lexicon {
  const index = new Map<string, Word[]>();
  for (const word of words) {
    if (word.key === '') continue;
    const start = word.key.charAt(0);
    const list = index.get(start);
    if (list === undefined) index.set(start, [word]);
    else list.push(word);
  }
  // Sorted when a text first has such a character: a start uses few of them.
  const sorted = new Map<string, readonly Word[]>();
  const startingWith = (char: string): readonly Word[] => {
    const known = sorted.get(char);
    if (known !== undefined) return known;
    const list = (index.get(char) ?? []).sort((a, b) => b.key.length - a.key.length);
    sorted.set(char, list);
    return list;
  };
  let byKey: ReadonlyMap<string, Pick<Word, 'tags' | 'via'>> | undefined;
  return {
    nearby: nearby(words),
    at: (text, i) => {
      const listed = text.includes(COMMA, i);
      return startingWith(text.charAt(i)).flatMap((word) => {
        const end = text.startsWith(word.key, i)
          ? i + word.key.length
          : listed && word.key.length >= LONG && !isPost(word)
            ? endOver(text, i, word.key)
            : -1;
        return end < 0 ? [] : [{ word, end }];
      });
    },
    names: new Map(names),
    byCode: new Map(byCode),
    accounts: new Map(accounts),
    get words() {
      byKey ??= new Map(words.map(({ key, ...word }) => [key, word]));
      return byKey;
    },
    english,
  };
}

/** 买公车, 买了公车, 买过公车. */
function withDone(word: string): readonly string[] {
  const [, verb = '', thing = ''] =
    /^(新?(?:购置|采购|购买|添置|[买购添换请聘雇租修]))(\p{Script=Han}.*)$/u.exec(word) ?? [];
  return verb === '' || /^(?:[了过的]|预算|一共|总)/.test(thing)
    ? [word]
    : [word, `${verb}了${thing}`, `${verb}过${thing}`];
}

/** Tables that are none of the standard ones go by their titles: 培训费明细表, 培训费明细. */
function oddTables({ entries }: Facts): ReadonlyMap<string, string> {
  const titles = new Map<string, string>();
  for (const { collection, title, source } of entries) {
    if (collection !== 'unknown' || title.length > LONGEST_TITLE) continue;
    for (const name of [title, title.replace(/表$/, '')]) {
      const key = squeeze(name);
      if (key.length >= LONG - 1 && !titles.has(key)) titles.set(key, source);
    }
  }
  return titles;
}

/** What this document counts its targets and goods in, as far as questions have no word for it: 册, 期, 万户. */
function counters({ entries }: Facts): ReadonlySet<string> {
  const units = entries.flatMap(({ cells }) =>
    cells.flatMap(({ measure, value }) =>
      value !== null && COUNTED.has(measure) && !isMoney(value.unit) && COUNTER.test(value.unit) ? value.unit : [],
    ),
  );
  return new Set(units);
}

const COUNTED = new Set<Measure>(['target', 'count', 'quantity']);
const COUNTER = /^(?!.*[元人名%年月天日])\p{Script=Han}{1,3}$/u;

const LONGEST_TITLE = 20;

const FORM_FIELDS = ['项目负责人', '联系人', '项目属性', '项目类型'];

/** Offices, contacts and attributes of the projects: 公服办, 经常性. */
function formValues(facts: Facts): ReadonlySet<string> {
  const values = facts.entries.flatMap((entry) =>
    FORM_FIELDS.flatMap((field) => entry.texts[field]?.text.replace(/项目$/, '') ?? []),
  );
  return new Set(
    ['延续性', '新增性', '经常性', '一次性', ...values].filter((value) => value.length >= 2 && value.length <= 8),
  );
}

/** 100万以上的设备: what is counted as 单位价值100万元以上设备, there and to be bought. */
function worthOver({ entities }: Facts): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { id, kind, names } of entities.values()) {
    const worth = /(\d+)万元[（(]?含?[）)]?以上(.*设备)/u.exec(names[0] ?? '')?.[1];
    if (kind !== 'count' || worth === undefined) continue;
    for (const unit of ['万', '万元'])
      for (const of of ['', '的', '大型', '的大型']) {
        const key = squeeze(`${worth}${unit}以上${of}设备`);
        found.set(key, [...(found.get(key) ?? []), id]);
      }
  }
  return found;
}

/** 局本级, 局机关: the department's own row among those of its units. */
function ownUnit({ entities, entries, department }: Facts): string | null {
  const units = [...entities.values()].filter(
    ({ id, kind }) => kind === 'unit' && entries.some((entry) => entry.subject === id && BY_UNIT.has(entry.collection)),
  );
  const own = units.filter(({ names }) =>
    names.some((name) => name.replace(/[（(]?(?:本级|机关)[）)]?$/u, '') === department),
  );
  return own.length === 1 && units.length > 1 ? (own[0]?.id ?? null) : null;
}

const BY_UNIT = new Set(['revenue', 'expenditure', 'general-budget-by-unit']);
const OWN_UNIT = [
  '局本级',
  '院本级',
  '厅本级',
  '委本级',
  '办本级',
  '部门本级',
  '机关本级',
  '本级机关',
  '单位本级',
  '本级',
  '局机关',
  '院机关',
  '厅机关',
];

/**
 * How people name the department itself: 某市某区人民政府某某街道办事处 → 某某街道, 某某;
 * 某某市统计局 → 某某统计局, 市统计局, 统计局.
 */
function ownNames(department: string): readonly string[] {
  const whole = department.replace(/[（(].*?[）)]/g, '');
  const tail = whole.replace(/^.*(?:人民政府|[市区县省])(?=.{3,})/, '');
  const place = whole.slice(0, whole.length - tail.length).replace(/人民政府$/, '');
  const near = /[^省市区县]{2,}?([省市区县])$/.exec(place);
  const level = near?.[1] ?? '';
  const named = near === null ? [] : [near[0].slice(0, -1), near[0]];
  const short = tail.replace(/(?:办事处|委员会|管理局|局|厅|办公室)$/, '');
  const street = /(?:街道|镇|乡)$/.test(short);
  return [
    department,
    whole,
    tail,
    // 某某市政府办公厅 of 某某市人民政府办公厅, 省检察院 of 某某省人民检察院
    ...[whole, tail].filter((one) => one.includes('人民')).map((one) => one.replace('人民', '')),
    ...named.map((one) => one + tail),
    ...(tail.startsWith('人民') ? [...named, level].map((one) => one + tail.slice(2)) : []),
    ...(level === '' ? [] : [level + tail]),
    ...(street
      ? [short, `${short}办`, ...[short.replace(/(?:街道|镇|乡)$/, '')].filter(({ length }) => length >= 2)]
      : []),
    ...(street ? named.map((one) => one + short) : []),
    ...(/局$/.test(tail)
      ? ['局里', '局里头', '局里边', '局里面', '我们局', '咱局', '咱们局', '本局']
      : /院$/.test(tail)
        ? ['院里']
        : /厅$/.test(tail)
          ? ['厅里']
          : []),
  ];
}

/** 行政编制、事业编制: posts are listed with commas, none has one in its name. */
function isPost({ tags }: Word): boolean {
  return tags.some((one) => one.t === 'entity' && one.ids.every((id) => id.startsWith('staff:')));
}

/** Where a long name ends that is written with the commas of a list inside; -1 where it does not stand here. */
function endOver(text: string, start: number, key: string): number {
  let at = start;
  for (const char of key) {
    while (at > start && text.charAt(at) === COMMA) at++;
    if (text.charAt(at) !== char) return -1;
    at++;
  }
  return at;
}

/** The closest bearers of a name; a functional and an economic account that share a stem are both meant. */
function best(ids: ReadonlyMap<string, number>, facts: Facts): string[] {
  const least = Math.min(...ids.values());
  const kind = (id: string) => facts.entities.get(id)?.kind ?? '';
  const account = [...ids].some(([id, rank]) => rank === least && ACCOUNTS.has(kind(id)));
  const project = [...ids].some(([id, rank]) => rank === least && PROJECTS.has(kind(id)));
  return [...ids]
    .filter(
      ([id, rank]) =>
        rank === least ||
        (project && rank <= 2 && PROJECTS.has(kind(id))) ||
        (account && least === 0 && ACCOUNTS.has(kind(id))),
    )
    .sort(([, a], [, b]) => a - b)
    .map(([id]) => id);
}

/** 打印机 where the document lists no such good, but 购置打印机 among its goals. */
function bought(key: string, names: ReadonlyMap<string, readonly string[]>): readonly string[] {
  return ['购置', '采购', '购买', '配备', '更新'].flatMap((verb) => names.get(verb + key) ?? []);
}

/** Entities that bear an official name, or else whose name ends with it or holds it. */
function resolve(
  name: string,
  names: ReadonlyMap<string, readonly string[]>,
  standard: ReadonlySet<string>,
): readonly string[] {
  const key = squeeze(name);
  const exact = names.get(key);
  if (exact !== undefined) return exact;
  // 邮电费 is no 电费: two accounts of the classification.
  const others = standard.has(key) ? new Map([...names].filter(([other]) => !standard.has(other))) : names;
  return holding(key, others);
}

function holding(key: string, names: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const ending = [...names].filter(([other]) => other.endsWith(key));
  const found = ending.length > 0 ? ending : [...names].filter(([other]) => other.includes(key));
  // What prose counts may hold any word: 不在机关运行经费统计范围的单位.
  return [...new Set(found.flatMap(([, ids]) => ids))].filter((id) => !id.startsWith('count:'));
}

function merge(
  words: Map<string, { tags: Tag[]; via: Token['via'] }>,
  key: string,
  ids: readonly string[],
  all: boolean,
): void {
  const word = words.get(key);
  const known = word?.tags.find((tag) => tag.t === 'entity');
  if (word === undefined) words.set(key, { tags: [{ t: 'entity', ids, all, exact: true }], via: 'alias' });
  else if (known === undefined) word.tags.push({ t: 'entity', ids, all, exact: true });
  else
    word.tags[word.tags.indexOf(known)] = {
      ...known,
      ids: [...new Set([...known.ids, ...ids])],
      all: known.all || all,
    };
}

function wordTag(tag: string, id: string): Tag {
  switch (tag) {
    case 'filler':
      return { t: 'filler', weak: id === 'weak' };
    case 'year':
      return { t: 'relative-year', id };
    case 'collection':
    case 'column':
      return { t: tag, id };
    case 'measure':
      return { t: 'measure', id: id as Extract<Tag, { t: 'measure' }>['id'] };
    case 'ask':
    case 'op':
    case 'per':
    case 'compare':
    case 'pronoun':
    case 'relation':
    case 'cue':
    case 'absent':
    case 'aside':
    case 'unit':
      return { t: tag, id };
    default:
      throw new Error(`knowledge/vocabulary/words.tsv: unknown class ${tag}`);
  }
}
