import type { Reading } from './lexer.ts';
import { has } from './tokens.ts';

/** 别给我退休的, 事业编也不要, 不是问公积金: what is not wanted. */
const REJECTED =
  /^[也还更]?(?:别|莫|不要|不用|不准|不是|冇问|先?不谈|先?不说|先?不提|且不说|不论)(?:再|老)?(?:给|跟|和|拿|把)?(?:我)?(?:说|讲|扯|报|提|算|问)?|[都也先]?不(?:要|用|问|看|管|需要|谈|提|讲|说|论)(?:说|提|报|算)?(?:了|的)?$/;
/** 别拿总数糊弄我: asks for nothing. */
const COMPLAINT =
  /^(?:别|莫|不要|少|甭)[^|]{0,10}(?:糊弄|忽悠|敷衍|打发|搪塞|应付|唬|哄|打马虎眼|绕)(?:我|人|咱|俺|老百姓|大家)?们?$/;
/** 我只问, 就看: what is. */
const WANTED = /^(?:我|咱)?们?(?:只|就|单|光|仅)(?:是?想)?(?:问|看|要|想|管|查|说|报|关心)/;

/**
 * 事业编也不要，我只问在岗的行政编: clauses that only say what is not asked for, before one that says what is. 房租不要，还剩多少
 * takes something away and stays.
 */
export function withoutRejected(readings: readonly Reading[], asks: (reading: Reading) => boolean): readonly Reading[] {
  const calm = readings.filter(({ text }) => !COMPLAINT.test(text));
  if (calm.length > 0 && calm.length < readings.length && calm.some(asks)) return withoutRejected(calm, asks);
  const at = readings.findIndex(({ text }) => WANTED.test(text));
  const wanted = readings.slice(at);
  const named = wanted.some(({ tokens }) => tokens.some((token) => has(token, 'entity')));
  if (at < 1 || !(named || wanted.some(asks))) return readings;
  return readings.filter(({ text }, i) => i >= at || !REJECTED.test(text));
}
