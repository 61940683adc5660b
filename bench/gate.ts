import { Bench } from 'tinybench';
import { reply, START } from '../src/chat/conversation.ts';
import { frameOf, template } from '../src/phrasing/frame.ts';
import { judge } from '../src/phrasing/gate.ts';
import { builtInWording } from '../src/phrasing-parts.ts';
import type { Knowledge } from '../src/question/understand.ts';
import { rewrite } from '../test/phrasing/fake/writers.ts';
import { questions } from './questions.ts';
import { ms, print, quantile, times } from './table.ts';

/** What the gate adds to an answer: taking it apart, and holding a model's text against it. */
export async function benchGate(knowledge: Knowledge): Promise<void> {
  const wording = builtInWording();
  const setting = { wording, planned: true };
  const asked = questions().flatMap((text) => {
    const { answer } = reply(START, text, knowledge);
    const frame = frameOf(answer, wording, []);
    return frame === null ? [] : [{ text, answer, says: rewrite(template(frame), 0) }];
  });
  const bench = new Bench({ time: 2000, warmupTime: 500, retainSamples: true });
  const next = () => {
    let at = 0;
    return () => asked[at++ % asked.length];
  };
  const [answered, judged] = [next(), next()];
  bench
    .add('一问', () => reply(START, answered()?.text ?? '', knowledge))
    .add('拆开并核对', () => {
      const one = judged();
      const frame = one === undefined ? null : frameOf(one.answer, wording, []);
      if (one !== undefined && frame !== null) judge(one.says, frame, setting);
    });
  await bench.run();
  const rows = bench.tasks.map((task) => {
    const samples = 'latency' in task.result ? (task.result.latency.samples ?? []) : [];
    return { name: task.name, p50: quantile(samples, 0.5), p99: quantile(samples, 0.99) };
  });
  const base = rows[0]?.p50 ?? Number.NaN;
  print(`核对模型文字的用时（语料中可润色的 ${asked.length} 问）`, [
    ['', 'p50', 'p99', 'p50 比一问'],
    ...rows.map(({ name, p50, p99 }) => [name, ms(p50), ms(p99), times(p50 / base)]),
  ]);
}
