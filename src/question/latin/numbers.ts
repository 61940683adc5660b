/** Small numbers as words; `one` is left out, as it hardly ever counts (which one). */
export const COUNTS: Readonly<Record<string, string>> = {
  two: '2',
  three: '3',
  four: '4',
  five: '5',
  six: '6',
  seven: '7',
  eight: '8',
  nine: '9',
  ten: '10',
  eleven: '11',
  twelve: '12',
};
export const ORDINALS: Readonly<Record<string, string>> = {
  second: '2',
  third: '3',
  fourth: '4',
  fifth: '5',
  sixth: '6',
  seventh: '7',
  eighth: '8',
  ninth: '9',
  tenth: '10',
  '2nd': '2',
  '3rd': '3',
  '4th': '4',
  '5th': '5',
  '6th': '6',
  '7th': '7',
  '8th': '8',
  '9th': '9',
  '10th': '10',
};

/** Powers of ten over the Chinese unit that comes out, and that unit. */
const MAGNITUDES: Readonly<Record<string, readonly [shift: number, unit: string]>> = {
  'hundred thousand': [1, '万'],
  'hundred million': [0, '亿'],
  hundred: [2, ''],
  thousand: [-1, '万'],
  k: [-1, '万'],
  million: [2, '万'],
  mn: [2, '万'],
  mio: [2, '万'],
  m: [2, '万'],
  billion: [1, '亿'],
  bn: [1, '亿'],
  wan: [0, '万'],
  yi: [0, '亿'],
};
const MAGNITUDE = 'hundred thousand|hundred million|hundred|thousand|k|million|mn|mio|m|billion|bn|wan|yi';
const CURRENCY = 'yuan|rmb|cny|renminbi|kuai';
const WORDS = `a|one|half a|${Object.keys(COUNTS).join('|')}`;
const AMOUNT = new RegExp(
  `(?:(¥|rmb|cny)\\s*)?(?<![\\w.])(\\d[\\d,]*(?:\\.\\d+)?|(?:${WORDS})(?=\\s+(?:hundred|thousand|million|billion)\\b))(?:\\s*(${MAGNITUDE})s?\\b)?(?:\\s*(?:of\\s+)?(¥|(?:${CURRENCY})\\b))?(\\s*(?:%|per\\s?cent\\b))?`,
  'g',
);
/** 1 to 2 million: the magnitude belongs to both. */
const RANGE = /(\d[\d,.]*)\s*(and|to|-)\s*(\d[\d,.]*)\s*(thousand|k|million|mn|m|billion|bn)\b/g;

/**
 * Amounts in Chinese units, exact: `1.4 million yuan` → 140万元, `40k` → 4万元, `RMB 254,520` → 254520元, `5 percent` → 5%.
 * A number with neither magnitude nor currency stays as it is.
 */
export function chineseNumbers(text: string): string {
  return text
    .replace(RANGE, '$1 $4 $2 $3 $4')
    .replace(
      AMOUNT,
      (
        whole,
        before: string | undefined,
        written: string,
        magnitude: string | undefined,
        behind: string | undefined,
        percent: string | undefined,
      ) => {
        const digits = /^\d/.test(written)
          ? written.replaceAll(',', '').replace(/\.$/, '')
          : written.startsWith('half')
            ? '0.5'
            : (COUNTS[written] ?? '1');
        if (percent !== undefined && magnitude === undefined) return ` ${digits}% `;
        const money = before !== undefined || behind !== undefined;
        const [shift, unit] = MAGNITUDES[magnitude ?? ''] ?? [0, ''];
        if (magnitude === undefined && !money) return /^\d/.test(whole) ? whole.replace(written, digits) : whole;
        return ` ${moved(digits, shift)}${unit}${money || unit !== '' ? '元' : ''} `;
      },
    );
}

/** A decimal string times a power of ten. */
function moved(digits: string, shift: number): string {
  const [whole = '', part = ''] = digits.split('.');
  if (shift < 0) {
    const padded = whole.padStart(1 - shift, '0');
    return tidy(`${padded.slice(0, shift)}.${padded.slice(shift)}${part}`);
  }
  const padded = part.padEnd(shift, '0');
  return tidy(`${whole}${padded.slice(0, shift)}.${padded.slice(shift)}`);
}

function tidy(decimal: string): string {
  return decimal
    .replace(/\.?0*$/, (end) => (end.startsWith('.') ? '' : end))
    .replace(/(\.\d*?)0+$/, '$1')
    .replace(/\.$/, '')
    .replace(/^0+(?=\d)/, '');
}
