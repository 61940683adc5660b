/** Stands below every text that a model phrased, and below no other. */
export const LABEL = '文字由AI润色，数字由程序核对';
