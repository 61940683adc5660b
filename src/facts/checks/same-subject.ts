import { isZero } from '../../money/amount.ts';
import type { Lookup } from '../lookup.ts';
import type { Material } from './types.ts';

/** Which funds the department has: what decides whether its tables of different scope print the same figures. */
interface Funds {
  /** Nothing but 财政拨款, and nothing carried over. */
  readonly onlyFiscal: boolean;
  /** Nothing but this year's 一般公共预算拨款. */
  readonly onlyGeneral: boolean;
}

const known = new WeakMap<Lookup, Funds>();

/** Read from 收支总表; without it, scopes are never taken for one another. */
function fundsOf(material: Material): Funds {
  const found = known.get(material.lookup) ?? readFunds(material);
  known.set(material.lookup, found);
  return found;
}

/** As `fundsOf`, and of other years nothing. */
export function fundsIn(year: number, material: Material): Funds {
  return year === material.document.year ? fundsOf(material) : { onlyFiscal: false, onlyGeneral: false };
}

const FISCAL = /^revenue:(一般公共预算|政府性基金预算|国有资本经营预算)拨款收入$/;
const GENERAL = /^revenue:一般公共预算拨款收入$/;

function readFunds({ lookup }: Material): Funds {
  const income = lookup.in('balance').filter(({ facets }) => facets['side'] === 'side:income');
  const sources = income.filter(
    ({ subject }) => subject.startsWith('revenue:') || subject.startsWith('carried-over:') || /结转/.test(subject),
  );
  const empty = (except: RegExp): boolean =>
    sources.length > 0 &&
    sources.every(
      ({ subject, cells }) => except.test(subject) || cells.every(({ value }) => value === null || isZero(value)),
    );
  return { onlyFiscal: empty(FISCAL), onlyGeneral: empty(GENERAL) };
}

const ALWAYS: Readonly<Record<string, string>> = {
  'total:收支总预算': 'total:收入总计',
  'total:财政拨款收支总预算': 'total:财政拨款收入总计',
};
const ONLY_FISCAL: Readonly<Record<string, string>> = {
  'total:财政拨款收入总计': 'total:收入总计',
  'total:财政拨款支出总计': 'total:支出总计',
};
const ONLY_GENERAL: Readonly<Record<string, string>> = {
  'total:一般公共预算支出': 'total:支出总计',
  'revenue:财政拨款收入': 'revenue:一般公共预算拨款收入',
};

/**
 * The subject under which a figure of this one has to agree with others: 收支总预算 is 收入总计.
 * What funds there are is known of the document's own year only.
 */
export function canonical(subject: string, year: number, material: Material): string {
  const { onlyFiscal, onlyGeneral } = fundsIn(year, material);
  const once = ALWAYS[subject] ?? subject;
  const twice = onlyFiscal ? (ONLY_FISCAL[once] ?? once) : once;
  return onlyGeneral ? (ONLY_GENERAL[twice] ?? twice) : twice;
}
