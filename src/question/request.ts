import type { Plan } from '../calculation/plan.ts';
import type { Leaf } from '../calculation/run.ts';
import type { Finding } from '../document/types.ts';
import type { Entry, Measure, Statement, Text } from '../facts/types.ts';
import type { Amount } from '../money/amount.ts';

/** One figure of an answer: what it is called, how it is calculated, and the prints that agree or differ. */
export interface Item {
  readonly label: string;
  readonly plan: Plan;
  readonly entity: string | null;
  readonly rows: readonly Entry[];
  readonly year: number;
  readonly measure: Measure;
  readonly same: readonly Leaf[];
  readonly different: readonly Leaf[];
  /** Other readings of the same word, less likely: said beside the answer. */
  readonly besides?: readonly Item[];
}

/** How many rows the question takes a list for, where it has another number of them. */
export interface Counted {
  readonly said: Amount;
  readonly item: Item;
}

/** What is said before a quotation, as data: `answer/` has the words. */
export type Lead =
  /** 含不含: the words asked for that the text lists, that it rules out, and that it does not name. */
  | {
      readonly says: 'includes';
      readonly listed: readonly string[];
      readonly excluded: readonly string[];
      readonly unnamed: readonly string[];
    }
  /** 哪个项目: the things that the quotation is about. */
  | { readonly says: 'about'; readonly names: readonly string[] }
  /** The document gives no reason for this figure itself, but names it among the reasons of another. */
  | { readonly says: 'reason-elsewhere'; readonly name: string };

/** Words of the document. Where there are figures, the first thing said is how they moved (`change`) or what they come to. */
export interface Quoted {
  readonly type: 'passages';
  readonly title: string;
  readonly lead?: Lead | undefined;
  readonly statements: readonly Statement[];
  readonly figures: readonly Item[];
  /** The figures answer the question, they do not only go with it. */
  readonly asked?: boolean | undefined;
  readonly kind: 'explanation' | 'definition' | 'check';
}

/** Two sides that have to be equal: 基本＋项目＝合计. */
export interface Equation {
  readonly left: Plan;
  readonly right: Plan;
}

/** Every place that prints one figure of one thing, empty cells too. */
export interface Prints {
  readonly label: string;
  readonly measure: Measure;
  readonly leaves: readonly Leaf[];
}

/** A printed figure against what follows for it from the others: `所属10项相加为…元`. */
export interface Proof {
  readonly leaf: Leaf;
  readonly reason: string;
  readonly holds: boolean;
}

/** How many figures of a table follow from others, and how many of them do not come out. */
export interface Tallied {
  readonly source: string;
  readonly run: number;
  readonly failed: number;
  /** Some of the figures, those that do not come out first. */
  readonly leaves: readonly Leaf[];
}

/** What one or several forms fill in at one label: the same text counts once. */
export interface Detail {
  readonly label: string;
  readonly text: Text;
  readonly entry: Entry;
  /** The line as printed, where the text is made of it and does not stand on it. */
  readonly quote?: string;
  /** Names of the things that it holds for; empty where it is clear. */
  readonly holds: readonly string[];
}

/**
 * What a question comes to, resolved against one document: plain data, ready to be calculated and put into words.
 * `missing`, `clarify` and `out-of-scope` are results like any other.
 */
export type Request =
  | {
      readonly type: 'figures';
      readonly counted?: Counted;
      readonly items: readonly Item[];
      readonly total: Item | null;
      readonly list: boolean;
      /** Asked to be added up, and not: the first is part of the second. */
      readonly nested?: readonly [part: string, whole: string];
      /** What the user takes the figure for, whether it is so, and what is printed with theirs where it is not. */
      readonly premise?: {
        readonly said: Amount;
        readonly item: Item;
        readonly holds: boolean;
        readonly bearers: readonly Item[];
      };
    }
  | {
      readonly type: 'share';
      readonly parts: readonly Item[];
      readonly shares: readonly Plan[];
      readonly whole: Item;
      readonly half: boolean;
      readonly implied: boolean;
      /** 是不是九成: the share that the question takes for one, in per cent. */
      readonly said?: Amount;
    }
  | {
      readonly type: 'change';
      readonly label: string;
      readonly now: Item;
      readonly before: Item;
      readonly difference: Plan;
      readonly rate: Plan | null;
      /** Change and growth as the document itself prints them. */
      readonly printed: readonly Leaf[];
      readonly asked: 'amount' | 'rate';
      /** What the user takes for granted. */
      readonly claim: 'up' | 'down' | 'even' | 'double' | null;
      readonly question: boolean;
    }
  | {
      readonly type: 'between';
      readonly first: Item;
      readonly second: Item;
      readonly difference: Plan;
      readonly remainder: boolean;
      /** The difference as a share of the second, where that is asked for. */
      readonly rate?: Plan | undefined;
      /** What the question takes the first to be, or asks whether it is. */
      readonly claim?: 'more' | 'less';
    }
  | { readonly type: 'ratio'; readonly pairs: readonly { readonly of: Item; readonly to: Item; readonly plan: Plan }[] }
  /** `by`: the divisors, one after the other: heads, months, numbers that the user gives. */
  | { readonly type: 'quotient'; readonly of: Item; readonly by: readonly Plan[]; readonly plan: Plan }
  /** `middle`: the median, the mean of the one or two rows in the middle. */
  | {
      readonly type: 'average';
      readonly counted?: Counted;
      readonly label: string;
      readonly items: readonly Item[];
      readonly plan: Plan;
      readonly middle?: true;
    }
  | {
      readonly type: 'ranking';
      readonly counted?: Counted;
      readonly title: string;
      readonly ranked: readonly Item[];
      readonly picked: readonly Item[];
      readonly total: Item | null;
      readonly from: 'top' | 'bottom';
      readonly nth: number | null;
      /** Words of forms by which the rows were put together. */
      readonly told?: readonly Statement[];
    }
  | {
      readonly type: 'position';
      readonly item: Item;
      readonly rank: number;
      readonly ranked: readonly Item[];
      readonly title: string;
      readonly claim: boolean;
    }
  /** `asked` is what the words ask for: the sum of the rows, or the rows. */
  | {
      readonly type: 'rows';
      readonly counted?: Counted;
      readonly title: string;
      readonly items: readonly Item[];
      readonly total: Item | null;
      readonly asked?: 'sum';
      /** Rows that are exactly at a limit which the question leaves open (以下), and that are left out. */
      readonly edge?: readonly Item[];
      /** Words of forms by which the rows were chosen. */
      readonly told?: readonly Statement[];
    }
  | {
      readonly type: 'count';
      readonly counted?: Counted;
      readonly title: string;
      readonly plan: Plan;
      readonly items: readonly Item[];
      readonly total: Item | null;
      /** Words of forms by which the rows were chosen. */
      readonly told?: readonly Statement[];
    }
  | Quoted
  | {
      readonly type: 'details';
      readonly details: readonly Detail[];
      readonly figures: readonly Item[];
      /** What the question takes the forms to say, and whether they do: `none` where no form says it. */
      readonly claim?: { readonly word: string; readonly is: 'so' | 'not' | 'none' };
    }
  | {
      readonly type: 'check';
      /** What is checked; '' where it has no name of its own. */
      readonly title: string;
      /** The whole document is asked about. */
      readonly overall: boolean;
      readonly equations: readonly Equation[];
      readonly prints: readonly Prints[];
      readonly proofs: readonly Proof[];
      /** Tables that are checked as such. */
      readonly tables: readonly Tallied[];
      /** Amounts that the question takes for printed, and that are printed nowhere for the thing. */
      readonly unprinted: readonly Amount[];
      readonly findings: readonly Finding[];
    }
  | {
      readonly type: 'missing';
      readonly what: string;
      readonly reason:
        | 'year'
        | 'absent'
        | 'unlisted'
        | 'unread'
        | 'foreign'
        | 'no-count'
        | 'no-figure'
        | 'no-such-amount'
        | 'no-table'
        | 'code'
        | 'cannot'
        | 'unexplained'
        | 'no-text'
        | 'not-in-list'
        | 'no-reason';
      readonly mentioned: readonly Statement[];
      readonly there: readonly Item[];
    }
  | { readonly type: 'named-by-amount'; readonly amount: Amount; readonly items: readonly Item[] }
  | { readonly type: 'clarify'; readonly what: string; readonly readings: readonly Item[] }
  | { readonly type: 'none-of'; readonly what: string; readonly parent: Item }
  | { readonly type: 'vague'; readonly what: string }
  | {
      readonly type: 'out-of-scope';
      readonly why: 'injection' | 'opinion' | 'politics' | 'chitchat' | 'personal' | 'nonsense';
    }
  | { readonly type: 'several'; readonly parts: readonly Request[] };
