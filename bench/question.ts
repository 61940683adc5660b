import { Bench } from 'tinybench';
import { reply, START } from '../src/chat/conversation.ts';
import type { Knowledge } from '../src/question/understand.ts';
import { questions } from './questions.ts';
import { searchIndex } from './search.ts';
import { ms, print, quantile, times } from './table.ts';

/** One question after the other, in process, beside one search over the same document. */
export async function benchQuestions(knowledge: Knowledge): Promise<void> {
  const all = questions();
  const figures = all.filter((text) => reply(START, text, knowledge).answer.kind === 'figure');
  const search = searchIndex(knowledge);
  const bench = new Bench({ time: 3000, warmupTime: 500, retainSamples: true });
  const next = cycle(figures);
  const any = cycle(all);
  const searched = cycle(figures);
  bench
    .add('一问有数', () => reply(START, next(), knowledge))
    .add('任意一问', () => reply(START, any(), knowledge))
    .add('MiniSearch 一次', () => search(searched()));
  await bench.run();
  const rows = bench.tasks.map((task) => {
    const samples = 'latency' in task.result ? (task.result.latency.samples ?? []) : [];
    return { name: task.name, p50: quantile(samples, 0.5), p99: quantile(samples, 0.99) };
  });
  const base = rows.at(-1)?.p50 ?? Number.NaN;
  print(`一问的用时（语料 ${all.length} 问，其中 ${figures.length} 问的答案是数）`, [
    ['', 'p50', 'p99', 'p50 比 MiniSearch'],
    ...rows.map(({ name, p50, p99 }) => [name, ms(p50), ms(p99), times(p50 / base)]),
  ]);
}

function cycle(texts: readonly string[]): () => string {
  let at = 0;
  return () => texts[at++ % texts.length] ?? '';
}
