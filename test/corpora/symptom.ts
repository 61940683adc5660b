import type { Judged } from './judged.ts';

const LATIN = /^[\p{Script=Latin}\d\p{P}\p{S}\s]+$/u;

/** What a line fails by, as far as the answer shows it: the reason in open.json until somebody knows a better one. */
export function symptom({ question, reply, verdict }: Judged): string {
  const { turns, kind } = question;
  const { answer } = reply;
  if (turns.some((turn) => LATIN.test(turn) || /[a-z]{3,}(?: [a-z]+){3,}/i.test(turn))) return '英文或拼音的问句';
  if (turns.length > 1) return `追问：${verdict === 'declined' ? '没有接上前文' : '接错了前文'}`;
  if (verdict === 'declined') {
    if (answer.kind === 'out_of_scope') return '当成了无关或无意义的话';
    if (kind === 'out_of_scope') return '无关的话，反问而不回绝';
    if (answer.kind === 'clarify')
      return answer.values.length > 0 ? '有几种读法，没有按上下文选定' : '没有读出问的是哪一项';
    return answer.text.includes('没有查到') ? '有不认识的词，没有答' : '认出了词，没有找到对应的数或原文';
  }
  if (verdict === 'incomplete') {
    if (kind === 'check') return '核对题没有把结论说全';
    if (kind === 'explanation' || kind === 'definition') return '要原文说明，没有给全';
    return '少了数、出处或要说的话';
  }
  if (kind === 'clarify') return '有几种读法，只取了一种';
  if (kind === 'missing' || kind === 'out_of_scope') return '文件里没有，却给了数';
  return kind === 'check' ? '前提有误，没有先纠正' : '取错了数';
}
