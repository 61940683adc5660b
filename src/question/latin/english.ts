import type { Lexicon } from '../lexicon.ts';
import { counted, FRAMES, rephrased, type Slots, shapeOf, tableOf, WIDE } from './frames.ts';
import { COUNTS, chineseNumbers, ORDINALS } from './numbers.ts';
import { type Kind, phraseAt, readTable, type Table, words } from './table.ts';

export interface English {
  readonly text: string;
  /** Words that the table knows, of all Latin words. */
  readonly known: number;
  readonly words: number;
  /** At least one known word says more than the, is, please. */
  readonly content: boolean;
}

const HAN = /\p{Script=Han}/u;
const LATIN = /^[a-z]/;
/** Of a sentence without a name, the whole budget. */
const MONEY_WORD = /^(?:budget|spending|expenditure)s?$/;
const PLACES: Readonly<Record<string, string>> = {
  village: '村',
  town: '镇',
  township: '乡',
  district: '区',
  city: '市',
  county: '县',
  province: '省',
  subdistrict: '街道',
  street: '街道',
};
const tables = new WeakMap<Lexicon, { readonly table: Table; readonly own: readonly string[] }>();

/** A folded English message as Chinese; words that the table does not know stay where they are. */
export function translate(message: string, lexicon: Lexicon, spell: (word: string) => string | null): English {
  const loaded = tables.get(lexicon) ?? { table: readTable(lexicon.english()), own: ownNames(lexicon) };
  tables.set(lexicon, loaded);
  const { table, own } = loaded;
  const plain = expanded(message);
  const count = { known: 0, words: 0, content: /\d{3,}/.test(plain.replace(/\b(?:19|20)\d\d\b/g, '')) };
  const sentences = chineseNumbers(plain).split(/[.?!;:\n](?=\s|$)|\s[-–]\s/);
  const texts = sentences.map((sentence) => sentence.trim()).filter((sentence) => sentence !== '');
  const chinese = texts.map((sentence) => sentenceIn(named(words(sentence))));
  return { text: chinese.filter((text) => text !== '').join('，'), ...count };

  function sentenceIn(tokens: readonly string[]): string {
    const marked = whole(tokens).map(yearMark).join(' ');
    const wide = shapeOf(tidied(withoutArticles(rephrased(marked, digits))), WIDE);
    if (wide !== null) return filled(wide.chinese, wide.slots);
    return withThings(apart(marked))
      .map(clauseIn)
      .filter((text) => text !== '')
      .join('，');
  }

  function clauseIn(clause: string): string {
    const { table: from, rest } = tableOf(rephrased(clause, digits));
    const text = tidied(withoutArticles(counted(rest, counter)));
    const shape = shapeOf(text, FRAMES);
    if (shape !== null) return from + filled(shape.chinese, shape.slots);
    const inside =
      /^(.+) (?:within|in|under|among|from|inside|out of) ([^\sa-z]{2,}(?: (?:and|or) [^\sa-z]{2,})*)$/.exec(text);
    const [, before, whole] = inside ?? [];
    if (before !== undefined && whole !== undefined && !/\d/.test(whole) && /[^\sa-z\d]{2}/.test(before))
      return `${from}${wordsIn(whole)}里${asked(before, wordsIn(before))}`;
    return from + asked(text, wordsIn(text));
  }

  /** 多少, where a question word was said and its Chinese got lost. */
  function asked(english: string, text: string): string {
    if (
      /^(?:which|what) (?:\S+ ){0,3}(?:is|are) (?:the )?(?:largest|biggest|smallest|highest|lowest|most|least|最|第)/.test(
        english,
      ) &&
      !/[哪谁]/.test(text)
    )
      return `${text}的是哪个`;
    // what projects exceed one million: the rows are asked for.
    if (
      /^(?:what|which) [^\s]*(?:项目|科目|服务|资产|指标)/.test(english) &&
      /[超低少不大高]/.test(text) &&
      !/哪|多少/.test(text)
    )
      return `${text}的有哪些`;
    const open = /^(?:what|how|is there|are there|do they|does it|whats)\b/.test(english);
    // 今年房租多少钱, and not 多少钱今年房租: what is named first is what the figure is of.
    const first = /^(?:多少钱|多少)(?=.)/.exec(text)?.[0];
    if (first !== undefined && !/[哪谁几吗比占分]|合计|平均|一共|多少.*多少/.test(text))
      return text.slice(first.length) + first;
    // What projects exceed a million: rows are looked for, not their sum.
    if (/^what\b/.test(english) && /(?:超过|不到|低于|不超过|不少于)\d/.test(text) && !/[哪谁几吗]|多少/.test(text))
      return `${text}的有哪些`;
    return open && !/[哪谁几吗]|多少|什么|占比|组成|明细|前\d|最大的\d|最小的\d|排列|对不上/.test(text)
      ? `${text}多少`
      : text;
  }

  function filled(shape: string, slots: Slots): string {
    const [one = ''] = [slots['C'] ?? ''];
    if (shape === 'C?' && /^\d[\d.]*[万亿]?元$/.test(one)) return `${one}是什么钱`;
    if (shape === 'C?')
      return `${wordsIn(one)}${(table.kinds.get(one) ?? 'word') === 'name' ? '是什么意思' : /^\d{3,}$/.test(one) ? '是什么' : '多少'}`;
    const text = shape.replace(/[ABCYMR]/g, (slot) => wordsIn(trimmed(slots[slot] ?? '')));
    if (/(?:比.*|年到.*年.*)比去年/.test(text)) return text.replace('比去年', '');
    return text.replace('在里', '');
  }

  /** `the budget` of a sentence that names nothing is the whole of it. */
  function whole(tokens: readonly string[]): readonly string[] {
    const at = tokens.findIndex((token) => MONEY_WORD.test(token));
    const names = tokens.some(
      (token, i) =>
        isThing(token) ||
        /\d{3,}/.test(token.replace(/^(?:19|20)\d\d$/, '')) ||
        /^(?:its?|them|those|these)$/.test(token) ||
        (token === 'that' && /^(?:is|was|does|did|than)$/.test(tokens[i - 1] ?? '')),
    );
    return at < 0 || names ? tokens : [...tokens.slice(0, at), '总预算', ...tokens.slice(at + 1)];
  }

  function isThing(token: string): boolean {
    return (
      table.kinds.has(token) ||
      (HAN.test(token) &&
        lexicon
          .at(token, 0)
          .some(({ word }) => word.tags.some(({ t }) => t === 'entity' || t === 'collection' || t === 'unlisted')))
    );
  }

  function counter(thing: string): string | null {
    const kind = table.kinds.get(thing);
    const counters: Partial<Record<Kind, string>> = {
      people: '多少人',
      vehicles: '几辆',
      goods: '几台',
      list: '几个',
      name: '多少',
    };
    return kind === undefined ? null : (counters[kind] ?? null);
  }

  /** Word for word; counts what was known. */
  function wordsIn(text: string): string {
    const tokens = text.split(' ').filter((token) => token !== '');
    const out: string[] = [];
    for (let at = 0; at < tokens.length; ) {
      const token = tokens[at] ?? '';
      const phrase = LATIN.test(token) || /^['&,]/.test(token) ? phraseAt(tokens, at, table) : undefined;
      if (phrase !== undefined) {
        if (phrase.kind !== 'drop') out.push(phrase.chinese);
        at += phrase.size;
        continue;
      }
      if (COUNTS[token] !== undefined)
        out.push(/^(?:the|all|these|those)$/.test(tokens[at - 1] ?? '') ? '' : `${COUNTS[token]}个`);
      else if (token === ',') out.push('、');
      else if (token === '/') out.push('除以');
      else if (token !== '(' && token !== ')') out.push(token);
      at += 1;
    }
    return joined(out);
  }

  /** Names first, so that a shape sees one word for each thing; a Chinese name in brackets behind it says it better. */
  function named(all: readonly string[]): string[] {
    const { tokens, proper } = withoutProper(all);
    const out: string[] = [];
    for (let at = 0; at < tokens.length; ) {
      const token = tokens[at] ?? '';
      const phrase = LATIN.test(token) ? phraseAt(tokens, at, table) : undefined;
      const size = phrase?.size ?? 1;
      const before = Array.from({ length: size }, (_, i) => proper.get(at + i) ?? '').join('');
      if (phrase !== undefined) {
        count.known += size;
        count.words += size;
        if (phrase.kind !== 'drop' || MONEY_WORD.test(token)) count.content = true;
        const thing = phrase.kind !== 'word' && phrase.kind !== 'drop';
        const apart = !thing || own.some((name) => name.includes(before.replace(/[村镇乡区市县省街道]+$/, '')));
        if (apart) out.push(before);
        if (thing) out.push(apart ? phrase.chinese : before + phrase.chinese);
        else out.push(...tokens.slice(at, at + size));
      } else if (HAN.test(token) && tokens[at - 1] === '(' && tokens[at + 1] === ')') {
        out.pop();
        glossed(out);
        out.push(token);
        at += 1;
      } else {
        if (before !== '') out.push(before);
        if (/^[a-z]{2,}/.test(token)) count.words += 1;
        out.push(token);
      }
      at += size;
    }
    out.push(proper.get(tokens.length) ?? '');
    return ownPlace(
      out.filter((token) => token !== ''),
      own,
    );
  }

  /** A Chinese name in brackets replaces the English words before it: a known name, or what nobody knows. */
  function glossed(out: string[]): void {
    for (let last = out.at(-1) ?? ''; table.kinds.has(last) || unknown(last); last = out.at(-1) ?? '') {
      out.pop();
      if (table.kinds.has(last)) return;
      count.known += 1;
    }
  }

  /** Takes proper names out, which may stand inside a phrase: operating cost of the Qingheju party service centre. */
  function withoutProper(all: readonly string[]): { tokens: readonly string[]; proper: ReadonlyMap<number, string> } {
    const tokens: string[] = [];
    const proper = new Map<number, string>();
    for (let at = 0; at < all.length; at++) {
      const token = all[at] ?? '';
      const chinese = LATIN.test(token) && phraseAt(all, at, table) === undefined ? spell(token) : null;
      if (chinese === null) {
        tokens.push(token);
        continue;
      }
      const place = PLACES[all[at + 1] ?? ''];
      if (place !== undefined) at += 1;
      count.known += place === undefined ? 1 : 2;
      count.words += place === undefined ? 1 : 2;
      proper.set(tokens.length, (proper.get(tokens.length) ?? '') + chinese + (place ?? ''));
    }
    return { tokens, proper };
  }

  function unknown(token: string): boolean {
    return /^[a-z]{2,}/.test(token) && phraseAt([token], 0, table) === undefined;
  }
}

function expanded(message: string): string {
  return message
    .replace(/\b(what|who|how|where|which|that|it|there)'s\b/g, '$1 is')
    .replace(/\b(i|you|we|they)'(?:d|ll|re|ve|m)\b/g, '$1')
    .replace(/n't\b/g, ' not')
    .replace(/s'(?=\s)/g, "s 's")
    .replace(/(?<=[a-z]) ?- ?(?=[a-z])/g, ' ')
    .replace(/\bsub district/g, 'subdistrict')
    .replace(
      /\bin (?:units of |tens of )?(?:ten thousands?|10,?000s?|10k)(?: of)?(?= (?:yuan|rmb|cny|renminbi)|[?.,]|$)(?: (?:yuan|rmb|cny|renminbi))?/g,
      'in wan',
    )
    .replace(RELATIVE, '$1')
    .replace(/["“”]/g, ' ');
}

/** `figures that contradict each other`, `the money that goes to …`: this `that` points at nothing. */
const RELATIVE =
  /(?<!\b(?:is|was|does|did|do|would|will|of|than|to|by|from|for|with|in|on|if|and|or|what|how|why|about) )(?<=[a-z] )that ((?:received?|gets?|got|costs?|contradicts?|conflicts?|disagrees?|do|does|did|has|have|had|are|were|was|is|exceeds?|makes?|fell|rose|went|goes|go|takes?|took|will|would|can|cannot|could|should|deals?|covers?|pays?|shows?|appears?|belongs?|works?|the|it|they|you|we|this)\b)/g;

/** `Gongrencun in Qingshan District, Wuhan`: where the department names itself, the places that its full name holds say no more. */
function ownPlace(tokens: readonly string[], names: readonly string[]): string[] {
  const department = names.reduce((longest, name) => (name.length > longest.length ? name : longest), '');
  const own = (token: string) => token.length >= 3 && names.includes(token) && department.includes(token);
  const part = (token: string) => token.length >= 2 && HAN.test(token) && department.includes(token);
  return tokens.some(own) ? tokens.filter((token) => own(token) || !part(token)) : [...tokens];
}

/** How people name the department: the lexicon passes over these names. */
function ownNames(lexicon: Lexicon): readonly string[] {
  return [...lexicon.words].flatMap(([key, { via, tags }]) =>
    via === 'name' && tags.some(({ t }) => t === 'filler') ? [key] : [],
  );
}

/** `how many laptops and what do they cost`: the second part names the thing again. */
function withThings(clauses: readonly string[]): readonly string[] {
  return clauses.map((clause, i) => {
    const things = /how many (?:of )?(?:the )?((?:[^\sa-z]+)(?: and [^\sa-z]+)*)/.exec(clauses[i - 1] ?? '')?.[1];
    return things !== undefined &&
      /^(?:and )?(?:how much|what) (?:do|does|did|will|would|is|are)(?: (?:they|it|these|those|the|total|price|cost))*(?: cost| amount to)?$/.test(
        clause,
      )
      ? `how much ${things}`
      : clause;
  });
}

/** Articles before a thing; `what is the …` keeps its own, which asks for the figure and not for the meaning. */
function withoutArticles(clause: string): string {
  return clause.replace(
    /(?<!^what (?:is|are) )(?:^|(?<= ))(?:the|an?|its|our|their|this|that|all|all the|total) (?=[^\sa-z,'])/g,
    '',
  );
}

function digits(word: string): string {
  return COUNTS[word] ?? ORDINALS[word] ?? word;
}

/** 2024 alone is a year. */
function yearMark(token: string): string {
  return /^(?:19|20)\d\d$/.test(token) ? `${token}年` : token;
}

/** Lead-ins and closings that no shape expects. */
function tidied(clause: string): string {
  let text = clause.replace(/ {2,}/g, ' ').trim();
  for (let before = ''; before !== text; ) {
    before = text;
    text = text
      .replace(
        /^(?:and|then|so|but|also|please|kindly|ok|okay|well|now|hi|hello|hey|,|(?:can|could|would|will) you(?: please)?|(?:please )?(?:tell|show|give) (?:me|us)|let me know|do you know|i (?:want|need|would like|like|wonder|was wondering) ?(?:to (?:know|ask|see))?|just|help me|calculate|compute|work out|find(?: out)?|report|state|quote)(?= )/,
        '',
      )
      .replace(
        /(?: |^)(?:please|thanks|thank you|exactly|,|respectively|in (?:this|the|that) (?:budget|document|report|file)|for the (?:department|office)|here|at all|overall)$/,
        '',
      )
      .trim();
  }
  return text;
}

function trimmed(slot: string): string {
  return slot.replace(/^(?:the|a|an|that|of|for|on|all|what is|how much is) /, '').trim();
}

/** A sentence where it asks something new: `…, and who runs it`. */
function apart(sentence: string): string[] {
  return sentence
    .split(
      / ,(?: and| but| so)? (?=(?:who|whom|which|what|how|why|when|is|are|does|do|did|on)\b)| and (?:also )?(?=(?:who|whom|which|what|how (?!do |does |they)|why|when)\b)| (?:and|but) (?=(?:is|are|does|do|did) )| , (?=(?:list|compare|rank|explain|show)\b)/,
    )
    .map((part) => part.trim())
    .filter((part) => part !== '' && part !== ',');
}

/** Chinese runs together; between Latin words and between digits something has to stand. */
function joined(parts: readonly string[]): string {
  let text = '';
  for (const part of parts) {
    if (part === '') continue;
    const last = text.at(-1) ?? '';
    const first = part.charAt(0);
    if ((/[a-z]/.test(last) && /[a-z\d]/.test(first)) || (/\d/.test(last) && /[a-z]/.test(first))) text += ' ';
    else if (/\d/.test(last) && /\d/.test(first)) text += '、';
    text += part;
  }
  return text
    .replace(/、+/g, '、')
    .replace(/^、|、$/g, '')
    .replace(/、(?=和)|(?<=和)、/g, '');
}
