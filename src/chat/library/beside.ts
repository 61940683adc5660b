import { CannotCalculate, run } from '../../calculation/run.ts';
import { type Known, titleOf } from '../../document/known.ts';
import { type Amount, equal, isMoney, show } from '../../money/amount.ts';
import { figuresIn } from '../../question/documents/across.ts';
import type { Previous } from '../../question/query.ts';
import { understand } from '../../question/understand.ts';
import type { Library } from '../library.ts';
import { after } from './message.ts';

/** The next year's document of the same department may print this year's figure as another one: then both are said. */
export function otherPrints(
  document: Known,
  text: string,
  previous: Previous | null,
  library: Library,
  texts: readonly string[] = [],
): readonly string[] {
  const next = library.documents.find(
    (one) => one.department === document.department && one.stage === document.stage && one.year === document.year + 1,
  );
  if (next === undefined) return [];
  const own = amountIn(text, previous, document, library);
  const knowledge = library.open(next.id);
  const other = amountIn(`${document.year}年${text}`, after(texts, knowledge), next, library);
  if (own === null || other === null) return [];
  const alike = own.unit === other.unit || (isMoney(own.unit) && isMoney(other.unit));
  return !alike || equal(own, other)
    ? []
    : [`${titleOf(next)}里印的${document.year}年数是${show(other)}，与此处的${show(own)}不同。`];
}

/** The one figure that answers, of the year that is asked for. */
function amountIn(text: string, previous: Previous | null, document: Known, library: Library): Amount | null {
  const { request } = understand(text, previous, library.open(document.id));
  const [figure, second] = figuresIn(request) ?? [];
  const year = /^(\d{4})年/.exec(text)?.[1];
  if (figure?.item == null || second !== undefined || (year !== undefined && figure.item.year !== Number(year)))
    return null;
  try {
    return run(figure.plan).amount;
  } catch (error) {
    if (error instanceof CannotCalculate) return null;
    throw error;
  }
}
