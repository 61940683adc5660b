import { createHash } from 'node:crypto';
import type { Answer } from '../answer/types.ts';
import type { Knowledge } from '../question/understand.ts';
import { withinBudget } from './attempts.ts';
import { Breaker } from './breaker.ts';
import { Cache } from './cache.ts';
import { type Complete, ModelFailure } from './client.ts';
import { type Frame, frameOf } from './frame.ts';
import { judge } from './gate.ts';
import { LABEL } from './label.ts';
import { asData, messagesFor, type Prompts, type Purpose } from './prompts.ts';
import type { PhrasingSettings } from './settings.ts';
import { sourceOf } from './source.ts';
import type { Wording } from './wording.ts';

/** What an answer answers. */
export interface About {
  readonly question: string;
  /** What the question was resolved to, as plain data: with the document it decides the answer. */
  readonly resolved: unknown;
  /** The documents that it stands on. */
  readonly sources: readonly Knowledge[];
}

export interface Tools {
  readonly prompts: Prompts;
  readonly wording: Wording;
  /** Opened when first needed. @throws nothing */
  readonly open: (settings: PhrasingSettings) => Promise<Complete>;
  readonly now?: () => number;
}

const REMEMBERED = 500;
const LANGUAGE = 'zh-Hans';

/** Puts answers into other words with a model, or leaves them as they are. */
export class Phraser {
  /** What came of every answer: `phrased`, `cached`, `breach-…`, `failure-…`, `resting`, `fixed`, `same`. */
  readonly counts = new Map<string, number>();
  readonly #settings: PhrasingSettings;
  readonly #tools: Tools;
  readonly #cache = new Cache(REMEMBERED);
  readonly #breaker: Breaker;
  #client: Promise<Complete> | undefined;

  constructor(settings: PhrasingSettings, tools: Tools) {
    this.#settings = settings;
    this.#tools = tools;
    this.#breaker = new Breaker(tools.now ?? (() => performance.now()));
  }

  /**
   * The answer in a model's words, or as it was: same kind, values, citations, calculation and notes in any case.
   * Never throws; takes no longer than the budget.
   */
  async phrase(answer: Answer, about: About): Promise<Answer> {
    try {
      return await this.#phrase(answer, about);
    } catch {
      // A fault of ours costs the reader no more than one of the model's.
      return this.#unchanged(answer, 'failure-own');
    }
  }

  async #phrase(answer: Answer, about: About): Promise<Answer> {
    const { prompts, wording } = this.#tools;
    const sources = about.sources.map(sourceOf);
    const hidden = sources.flatMap((source) => source.hidden);
    const frame = frameOf(answer, wording, hidden);
    if (frame === null) return this.#unchanged(answer, 'fixed');
    const purpose = purposeOf(answer, frame);
    const prompt = prompts[purpose];
    if (prompt.language !== LANGUAGE) return this.#unchanged(answer, 'fixed');
    const versions = sources.map(({ version }) => version);
    const key = this.#key(purpose, [about.resolved, versions]);
    let text = this.#cache.get(key);
    const cached = text !== undefined;
    if (text === undefined) {
      if (!this.#breaker.allows()) return this.#unchanged(answer, 'resting');
      try {
        const question = asData(about.question, hidden);
        text = await withinBudget(
          () => this.#open(),
          messagesFor(prompt, wording, question, frame),
          this.#settings.timeoutMs,
        );
        this.#breaker.succeeded();
      } catch (error) {
        this.#breaker.failed();
        return this.#unchanged(answer, `failure-${error instanceof ModelFailure ? error.reason : 'unknown'}`);
      }
    }
    // What was kept is judged again: the gate, not the key, is what keeps a text to its answer.
    const verdict = judge(text, frame, { wording, planned: sources.every(({ stage }) => stage === 'budget') });
    if ('breach' in verdict) return this.#unchanged(answer, `breach-${verdict.breach}`);
    if (verdict.text === answer.text) return this.#unchanged(answer, 'same');
    this.#cache.set(key, text);
    this.#count(cached ? 'cached' : 'phrased');
    return withText(answer, `${verdict.text}\n${LABEL}`);
  }

  #open(): Promise<Complete> {
    this.#client ??= this.#tools.open(this.#settings);
    return this.#client;
  }

  /** By what is asked for, never by how: 占比呢 is another question in every conversation. */
  #key(purpose: Purpose, what: unknown): string {
    const { version, language } = this.#tools.prompts[purpose];
    const parts = [what, purpose, version, language, this.#settings.model];
    return createHash('sha256').update(JSON.stringify(parts)).digest('base64');
  }

  #unchanged(answer: Answer, why: string): Answer {
    this.#count(why);
    return answer;
  }

  #count(what: string): void {
    this.counts.set(what, (this.counts.get(what) ?? 0) + 1);
  }
}

function purposeOf({ kind }: Answer, { segments }: Frame): Purpose {
  if (!segments.some(({ passage }) => passage !== null)) return 'phrase';
  return kind === 'definition' ? 'explain' : 'summarise';
}

/** Everything else as it was: follow-ups stay as lazy as they were. */
function withText(answer: Answer, text: string): Answer {
  const parts = { ...Object.getOwnPropertyDescriptors(answer), text: { value: text, enumerable: true } };
  return Object.defineProperties({}, parts) as Answer;
}
