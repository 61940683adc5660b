/** Names and phone numbers in the document are for whoever asks whom to contact: elsewhere they are left out. */

const LABELS = '(?:项目)?负责人|联系人|填报人|填表人|经办人|审核人|联系电话|电话|手机';
const LABEL = new RegExp(`^(?:${LABELS})[:：]?$`);
const BESIDE = new RegExp(`((?:${LABELS})[:：]\\s*)[^\\s，。；、｜]+`, 'g');
/** 项目负责人 is an office as often as a person: an office stays. */
const OFFICE = /(?:办|科|室|处|局|股|部|中心|站|队|委|所|院|会|组|公司|单位)$/;

export const OMITTED = '（略）';

/** 党建办, 财务科: no person. */
export const isOffice = (text: string) => OFFICE.test(text.trim());
export const isContactLabel = (text: string) => LABEL.test(text.replace(/\s/g, ''));

/** The cells of one row, in order; what stands beside a label is left out. */
export function withoutContacts(cells: readonly string[]): readonly string[] {
  let beside = false;
  return cells.map((cell) => {
    const isLabel = isContactLabel(cell);
    const hidden = beside && !isLabel && cell.trim() !== '' && !OFFICE.test(cell.trim());
    beside = isLabel || (beside && cell.trim() === '');
    return hidden ? OMITTED : inText(cell);
  });
}

/** 联系电话：… in a sentence. */
function inText(text: string): string {
  return text.replace(BESIDE, (whole, label: string) => (OFFICE.test(whole) ? whole : `${label}${OMITTED}`));
}
