import { accountExplained, accountNamed, accountRows, explainedAccounts } from './explained.ts';
import { where } from './figures.ts';
import type { Check } from './types.ts';

const ITEM_DIGITS = 7;

/** 名词解释 lists the accounts that the tables have, no others and none less. */
export const glossaryRows: Check = {
  code: 'glossary-row',
  title: '名词解释所列科目（项）与表中科目互相对应',
  check: (material) => {
    const explained = explainedAccounts(material).filter(({ item }) => item !== '');
    const items = accountRows(material).filter(({ role, code }) => role === 'item' && code.length === ITEM_DIGITS);
    if (explained.length === 0 || items.length === 0) return { run: 0, held: 0, findings: [] };
    const found = explained.map((one) => ({
      one,
      account: accountExplained(one, material) ?? accountNamed(one.item, ITEM_DIGITS, material),
    }));
    const without = found.filter(({ account }) => account === undefined).map(({ one }) => one);
    const missing = items.filter(({ subject }) => !found.some(({ account }) => account?.id === subject));
    return {
      run: explained.length + items.length,
      held: explained.length + items.length - without.length - missing.length,
      findings: [
        ...without.map(({ type, section, item, place }) => ({
          code: 'glossary-row',
          severity: 'warning' as const,
          places: [place],
          expected: '',
          found: item,
          message: `${where(place)}解释了“${type}（类）${section}（款）${item}（项）”，本部门各表没有这一科目，请删去或核对是否漏列。`,
        })),
        ...missing.map((entry) => {
          const place = { source: entry.source, line: entry.cells[0]?.line ?? 0 };
          return {
            code: 'glossary-row',
            severity: 'note' as const,
            places: [place],
            expected: entry.label,
            found: '',
            message: `${where(place)}的科目“${entry.label}”在名词解释所列科目中没有。`,
          };
        }),
      ],
    };
  },
};
