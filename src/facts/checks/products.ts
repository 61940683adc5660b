import type { Entry } from '../types.ts';
import type { Equality } from './equality.ts';
import { productEquality } from './equality.ts';
import { PURCHASE_TABLES } from './rows.ts';
import type { EqualityCheck } from './types.ts';

/** A purchase costs its price times its quantity, as asked for and as reviewed. */
export const products: EqualityCheck = {
  code: 'product',
  title: '单价×数量＝金额',
  equalities: ({ lookup }) =>
    PURCHASE_TABLES.flatMap((collection) => lookup.in(collection))
      .filter(({ role }) => role === 'item')
      .flatMap(byColumns),
};

/** Columns come as quantity, price, amount, once or (财政审核数) twice. */
function byColumns(entry: Entry): readonly Equality[] {
  const equalities: Equality[] = [];
  let quantity: Entry['cells'][number] | undefined;
  let price: Entry['cells'][number] | undefined;
  for (const cell of entry.cells) {
    if (cell.measure === 'quantity') quantity = cell;
    else if (cell.measure === 'unit-price') price = cell;
    else if (cell.measure === 'amount' && quantity !== undefined && price !== undefined) {
      equalities.push(
        ...productEquality('product', { entry, cell }, { entry, cell: price }, { entry, cell: quantity }),
      );
      quantity = undefined;
      price = undefined;
    }
  }
  return equalities;
}
