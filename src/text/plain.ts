/** A stretch of a text, in UTF-16 units, `end` exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

const PAIRS = [
  '萬万億亿兩两圓元圆元個个輛辆臺台項项條条歲岁點点餘余來来幾几約约將将間间類类種种張张戶户處处筆笔場场〇零○零',
  '範范圍围內内過过達达與与還还較较對对數数號号結结編编碼码後后錢钱塊块',
  "一一−-–-—-―-─-～~〜~，,、、：:￥¥‘'’'",
].join('');

const PLAIN: ReadonlyMap<string, string> = new Map(
  Array.from({ length: PAIRS.length / 2 }, (_, i) => [PAIRS.charAt(2 * i), PAIRS.charAt(2 * i + 1)]),
);

/** Stands for a masked character: no reader takes it for anything. */
const MASKED = '\0';

/**
 * The text with every character in its plain form and in its place: half width, lower case, simplified where numbers
 * need it. Same length as `text`; `masks` are blotted out.
 */
export function plain(text: string, masks: readonly Span[] = []): string {
  let out = '';
  for (let i = 0; i < text.length; i++) {
    const c = text.charAt(i);
    const narrow = PLAIN.get(c) ?? c.normalize('NFKC').toLowerCase();
    out += narrow.length === 1 ? (PLAIN.get(narrow) ?? narrow) : c;
  }
  return blot(out, masks);
}

/** `text` with the spans blotted out. */
export function blot(text: string, spans: readonly Span[]): string {
  let out = text;
  for (const { start, end } of spans) {
    const length = Math.max(0, Math.min(end, text.length) - start);
    out = out.slice(0, start) + MASKED.repeat(length) + out.slice(start + length);
  }
  return out;
}
