import type { Document, Term } from '../../document/types.ts';
import type { Statement } from '../../facts/types.ts';
import { squeeze } from '../squeeze.ts';
import { within } from './content.ts';

/** A sentence of the glossary, a note or the narrative that says what a name means. */
export interface Meaning {
  readonly name: string;
  readonly statement: Statement;
  /** An entry inside this one explains it: 公务接待费 inside “三公”经费. */
  readonly entry: Statement | null;
}

/** （1）…；（2）… inside an entry. */
const NUMBERED = /(?<=^|[，。；：\s])[（(]\d{1,2}[）)]/;
/** 公务接待费反映…, 财政专户管理资金收入是指…, “绩效标准”：…. */
const EXPLAINS =
  /^(?:备注[：:]?)?(?:\d+[.．、]\s*)?[“"]?([^，。；：:“”"]{2,24}?)[”"]?(?:，\s*)?(?:反映|是指|指(?![标导])|包括|不含|不包括|包含|含|[：:])/;
/** 一般公共服务（类）…（款）…（项）: names accounts and explains none. */
const ACCOUNTS = /（类）.*（款）/;

/** 住房保障支出（类）住房改革支出（款）提租补贴（项）: the last one is what the entry is about. */
const ACCOUNT = /(?:^|[）)])([^（）()]{2,30})[（(][类款项][）)]$/;
/** 提租补贴（项）：指… on a line below its 款. */
const ITEM = /^\s*(?:\d+[.．、]\s*)?([^，。；：:（）()]{2,30})[（(][类款项][）)](?=[：:，]|反映|指|是)/;

/** Everything that the document explains, entries inside entries after the ones that hold them. */
export function meaningsOf(document: Document): readonly Meaning[] {
  const terms = document.terms.filter(({ text }) => !ACCOUNTS.test(text)).flatMap(inTerm);
  const notes = document.tables.flatMap(({ notes: lines, source, title }) =>
    lines.flatMap(({ text, line, page }) =>
      clauses(text).flatMap((clause): Meaning[] => {
        const name = EXPLAINS.exec(clause)?.[1];
        const statement: Statement = { kind: 'statement', subject: null, text, source, title, line, page };
        return name === undefined ? [] : [{ name, statement, entry: null }];
      }),
    ),
  );
  return [...terms, ...notes];
}

function inTerm({ name, text, source, line, page }: Term): readonly Meaning[] {
  const statement = (said: string): Statement => ({
    kind: 'statement',
    subject: null,
    text: said,
    source,
    title: name,
    line,
    page,
  });
  const entry = statement(`${name}：${text}`);
  const account = ACCOUNT.exec(name)?.[1];
  const items = text.split('\n').flatMap((line): Meaning[] => {
    const own = ITEM.exec(line)?.[1];
    return own === undefined ? [] : [{ name: own, statement: statement(line.trim()), entry: null }];
  });
  const parts = text.split(NUMBERED).slice(1);
  const inner = parts.flatMap((part): Meaning[] => {
    const said = part.replace(/[；。\s]+$/, '').trim();
    const own = EXPLAINS.exec(said)?.[1];
    return own === undefined ? [] : [{ name: own, statement: statement(said), entry }];
  });
  return [{ name: account ?? name, statement: entry, entry: null }, ...items, ...inner];
}

function clauses(text: string): readonly string[] {
  return text.replace(/^备注[：:]\s*/, '').split(/[；;]/);
}

/** The meaning of the first of these names that is explained: the name itself, a longer one that begins so, one around it. */
export function meaningOf(names: readonly string[], document: Document): Meaning | null {
  const all = meaningsOf(document);
  const keys = [...new Set(names.map(squeeze))].filter((key) => key.length >= 2);
  const tests: readonly ((key: string, name: string) => boolean)[] = [
    (key, name) => name === key,
    (key, name) => key.length >= 4 && (name.startsWith(key) || stem(name) === stem(key)),
    (key, name) => key.length >= 4 && within(key, name),
  ];
  for (const test of tests) {
    for (const key of keys) {
      const found = all.find(({ name }) => test(key, squeeze(name)));
      if (found !== undefined) return found;
    }
  }
  return null;
}

function stem(name: string): string {
  return name.replace(/(?:支出|预算|收入|经费|费用|费|财政拨款|拨款)+$/, '');
}

/** The things that a text lists: 燃料费、维修费、过路过桥费 → three. */
export function listedIn(text: string): readonly string[] {
  return text
    .split(/[、，。；：:（）()“”"\s]|以及|包括|反映|[用]于|和(?=.{2,6}费)|及(?=.{2,8}(?:费|购置))/)
    .map((part) => part.replace(/^(?:含|其中|单位|指)|等?(?:费用)?(?:支出)?等?$/g, ''))
    .filter((part) => part.length >= 2 && part.length <= 14);
}
