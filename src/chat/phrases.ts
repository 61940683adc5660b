/** What the chats themselves say, beside the answers. */
export interface Phrases {
  readonly start: (document: string) => string;
  readonly help: string;
  /** `phrased`: a model puts answers into other words. */
  readonly privacy: (phrased: boolean) => string;
  readonly forgotten: string;
  readonly onlyText: string;
  readonly tooMany: string;
  readonly busy: string;
  readonly broken: string;
  readonly stale: string;
  readonly empty: string;
  readonly language: string;
  readonly languageSet: string;
  readonly noTable: (wanted: string, count: number) => string;
  readonly tablePrompt: string;
  readonly link: string;
  readonly calculation: string;
  readonly original: string;
  readonly asPrinted: string;
  readonly line: (line: number) => string;
  readonly more: (count: number) => string;
  /** Before the link to the whole answer; `count` items are left out, 0 where it is no list. */
  readonly rest: (count: number) => string;
  readonly back: string;
  readonly next: string;
  readonly terms: string;
  readonly noTerm: (wanted: string) => string;
  readonly contactsOmitted: string;
  readonly contents: string;
  readonly check: (count: number) => string;
  readonly source: string;
  readonly whichDocument: string;
  readonly alsoAsk: string;
  readonly noCommand: (name: string) => string;
  readonly nothingAsked: string;
  readonly noCalculation: string;
  readonly noRows: string;
  readonly terminalHelp: string;
  readonly terminalPrivacy: (phrased: boolean) => string;
  readonly commands: Readonly<Record<CommandName, string>>;
}

export const COMMANDS = [
  'start',
  'help',
  'tables',
  'table',
  'terms',
  'check',
  'source',
  'lang',
  'privacy',
  'forget',
] as const;
export type CommandName = (typeof COMMANDS)[number];
