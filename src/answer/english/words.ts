import { run } from '../../calculation/run.ts';
import { absolute, sign } from '../../money/amount.ts';
import type { Item, Lead } from '../../question/request.ts';
import type { Of, Setting } from '../draft.ts';
import { figure, figureOf, nameAndFigure, named, nameOf } from './figures.ts';
import { numbered } from './lists.ts';

/** What the document says, as it says it: by how much it moved first, once for all columns that tell it. */
export function passages({ title, lead, statements, figures }: Of<'passages'>, setting: Setting): string[] {
  const moves = figures.filter(({ measure }) => measure === 'change' || measure === 'growth');
  const moved = moves.length === 0 ? [] : [`${named(title, setting)}: ${movesOf(moves)} from the year before.`];
  return [
    ...(lead === undefined ? [] : leadOf(lead)),
    ...moved,
    ...statements.map(({ text }) => `The document says: ${text}`),
    ...figures
      .filter((item) => !moves.includes(item))
      .map((item) => `In this document: ${nameAndFigure(item, setting)}.`),
  ];
}

/** 'down 9.25万元 (92,500.00 yuan), 8.1%'. */
function movesOf(moves: readonly Item[]): string {
  const amounts = moves.map((item) => run(item.plan).amount);
  const direction = amounts.map(sign).find((one) => one !== 0) ?? 0;
  if (direction === 0) return 'no change';
  const sizes = amounts.map((a) => figure(absolute(a), a.unit === '%' ? 1 : null));
  return `${direction < 0 ? 'down' : 'up'} ${sizes.join(', ')}`;
}

function leadOf(lead: Lead): string[] {
  switch (lead.says) {
    case 'includes':
      return [
        ...(lead.listed.length === 0 ? [] : [`Included: ${lead.listed.join(', ')}.`]),
        ...(lead.excluded.length === 0 ? [] : [`Not included: ${lead.excluded.join(', ')}.`]),
        ...(lead.unnamed.length === 0 ? [] : [`Not mentioned: ${lead.unnamed.join(', ')}.`]),
      ];
    case 'about':
      return [`${lead.names.join('; ')}.`];
    case 'reason-elsewhere':
      return [
        `The document gives no reason for ${lead.name} itself, but names it among the reasons for another figure.`,
      ];
  }
}

/** The fields of forms under the things that they hold for. */
export function details({ details: found, figures }: Of<'details'>, setting: Setting): string[] {
  const groups = new Map<string, Set<string>>();
  for (const { label, text, holds } of found) {
    const heading = holds.map((name) => named(name, setting)).join(', ');
    groups.set(heading, (groups.get(heading) ?? new Set()).add(`${named(label, setting)}: ${text.text}`));
  }
  return [
    ...[...groups].flatMap(([heading, fields]) =>
      heading === '' ? [...fields] : [`${heading}:`, ...[...fields].map((field) => `  ${field}`)],
    ),
    ...figures.map((item) => `${nameOf(item, setting)}: ${figureOf(item)}`),
  ];
}

export function missing({ what, reason, mentioned, there }: Of<'missing'>, setting: Setting): string[] {
  const { facts } = setting.lookup;
  const said: Readonly<Record<typeof reason, string>> = {
    year: `This budget for ${facts.year} does not give that figure of ${what}.`,
    absent: `This budget does not say: ${ABSENT[what] ?? what}.`,
    unlisted: `This budget lists no amount for ${named(what, setting)} by itself.`,
    foreign: `There is only the budget for ${facts.year} of ${facts.department} here, not that of “${what}”.`,
    'no-count': `This budget does not give ${what}.`,
    unread: `“${what}” is not found in this budget.`,
    'no-figure': `This budget does not give that figure of ${named(what, setting)}.`,
    'no-table': `There is no ${what} in this budget.`,
    'not-in-list': `“${what}” is not on this list, so it cannot be left out.`,
    'no-reason': `The document gives no reason for ${named(what, setting)}.`,
    'no-such-amount': `No figure in this budget is ${what} yuan.`,
    code: `No code in this budget is ${what}.`,
    unexplained: `The document does not explain ${named(what, setting)}.`,
    'no-text':
      `The document does not say ${/^“(.+)”是谁$/.exec(what)?.[1]?.replace(/^/, 'who is ') ?? `: ${what}`}.`.replace(
        ' : ',
        ': ',
      ),
    cannot: 'This cannot be calculated from the figures of the document: one is missing, or the units differ.',
  };
  return [
    said[reason],
    ...mentioned.slice(0, 1).map(({ text }) => `The text only mentions: ${text}`),
    ...(there.length === 0 ? [] : [`What there is: ${there.map((item) => nameAndFigure(item, setting)).join('; ')}.`]),
  ];
}

const ABSENT: Readonly<Record<string, string>> = {
  batches: 'numbers of visits and visitors',
  leaders: 'names of leaders',
  actual: 'what was really spent: a budget is a plan for the year',
  final: 'what was really spent: a budget is a plan for the year',
  salary: 'the pay of a person',
  residents: 'numbers of residents or households',
  address: 'address and opening hours',
  exchange: 'exchange rates, so nothing can be converted',
  debt: 'debts',
  supplier: 'suppliers, contracts and brands',
  community: 'figures of single communities',
  others: 'figures of other departments',
  forecast: 'later years',
  monthly: 'figures of months or quarters',
};

const MOST_NAMED = 8;

export function namedByAmount({ amount: a, items }: Of<'named-by-amount'>, setting: Setting): string[] {
  const names = items.slice(0, MOST_NAMED).map((item) => `${nameOf(item, setting)} [${item.rows[0]?.source ?? ''}]`);
  return names.length === 1
    ? [`${figure(a)} is ${names.join('')}.`]
    : [`${figure(a)} is printed for several things:`, ...names.map((name, i) => `${i + 1}. ${name}`)];
}

const MOST_READINGS = 6;

export function clarify({ what, readings }: Of<'clarify'>, setting: Setting): string[] {
  const more = readings.length - MOST_READINGS;
  return [
    `“${what}” can be several things here. Which one do you mean?`,
    ...numbered(readings.slice(0, MOST_READINGS), setting),
    ...(more > 0 ? [`And ${more} more.`] : []),
  ];
}

export function noneOf({ what, parent }: Of<'none-of'>, setting: Setting): string[] {
  return [
    `Nothing is budgeted for it: no table lists “${what}”, and ${nameOf(parent, setting)} is ${figureOf(parent)}.`,
  ];
}

const EXAMPLES =
  'You can ask: How much is the three-public budget? What are the three largest projects? What share of basic expenditure is personnel?';

export function vague(): string[] {
  return ['Which item do you mean? The question does not say enough.', EXAMPLES];
}

const REFUSALS = {
  injection: 'I only answer from this department budget; instructions like this change nothing.',
  opinion: 'That is for you to judge: I give figures and quotations, no opinions.',
  politics: 'This is not about the department budget.',
  chitchat: 'This is not about the department budget.',
  personal: 'Personal data are not part of a published budget, and I do not give any.',
  nonsense: 'I did not understand this.',
};

export function outOfScope({ why }: Of<'out-of-scope'>): string[] {
  return [REFUSALS[why], EXAMPLES];
}
