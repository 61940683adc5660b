import { Decimal } from 'decimal.js';

/** An exact figure with its unit: 元, 万元, %, 人, 辆, 台, 次 … */
export interface Amount {
  readonly value: Decimal;
  readonly unit: string;
}
