import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Observer } from './observer.ts';

export interface Metrics extends Observer {
  readonly contentType: string;
  text(): Promise<string>;
}

/** Counts for Prometheus. Labels are kinds and places, never chats. */
export function metrics(inFlight: () => number, phrasing?: ReadonlyMap<string, number>): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const questions = new Counter({
    name: 'mingzhang_questions_total',
    help: 'Questions answered',
    labelNames: ['kind', 'surface'],
    registers,
  });
  const latency = new Histogram({
    name: 'mingzhang_answer_seconds',
    help: 'From the update to the sent answer',
    labelNames: ['surface'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
    registers,
  });
  const errors = new Counter({
    name: 'mingzhang_errors_total',
    help: 'Updates that failed, and requests that were refused',
    labelNames: ['where'],
    registers,
  });
  new Gauge({
    name: 'mingzhang_updates_in_flight',
    help: 'Updates that are being answered',
    registers,
    collect() {
      this.set(inFlight());
    },
  });
  if (phrasing !== undefined) {
    new Gauge({
      name: 'mingzhang_phrasing_total',
      help: 'Answers by what came of having a model phrase them: phrased, cached, or why our own text went out',
      labelNames: ['outcome'],
      registers,
      collect() {
        for (const [outcome, count] of phrasing) this.set({ outcome }, count);
      },
    });
  }
  return {
    contentType: registry.contentType,
    text: () => registry.metrics(),
    question: (kind, surface, seconds) => {
      questions.inc({ kind, surface });
      latency.observe({ surface }, seconds);
    },
    failed: (where) => errors.inc({ where }),
  };
}
