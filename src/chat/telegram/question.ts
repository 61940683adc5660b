import type { Context } from 'grammy';
import { type Language, languageOf, phrases } from '../language.ts';
import { phrased } from '../phrased.ts';
import type { Deps } from './deps.ts';
import { answerButtons } from './keyboards.ts';
import { linkTo } from './links.ts';
import type { Surface } from './observer.ts';
import { answerPages } from './render.ts';
import { digest, said } from './replay.ts';
import { htmlMessage } from './send.ts';
import { type ChatState, KEPT_UPDATES, kept, type Turn } from './store.ts';

export interface Asked {
  /** What is said, one after the other; the last is answered. */
  readonly texts: readonly string[];
  /** The turn that it goes on from: the latest where there is none, 0 for a new conversation. */
  readonly after?: number;
  /** The message that asks; null for a pressed button. */
  readonly message: number | null;
  /** The message that the answer is a reply to, in groups. */
  readonly replyTo?: number | undefined;
  readonly surface: Surface;
}

/** Answers in the chat and remembers the question. An update that was answered before a crash is left alone. */
export async function answerQuestion(ctx: Context, chat: number, asked: Asked, deps: Deps): Promise<void> {
  const begun = performance.now();
  await deps.store.change(chat, async (state) => {
    if (state.seen.includes(ctx.update.update_id)) return state;
    const { kind, turns } = await send(ctx, chat, asked, state, deps);
    deps.observer.question(kind, asked.surface, (performance.now() - begun) / 1000);
    return remember(state, ctx.update.update_id, [...state.turns, ...turns]);
  });
}

/** Answers a question that was changed after it was asked: edits the answer, or answers now if it had none. */
export async function answerEdited(ctx: Context, chat: number, asked: Asked, deps: Deps): Promise<void> {
  let answered = true;
  await deps.store.change(chat, async (state) => {
    const at = state.turns.findIndex((turn) => turn.asked === asked.message && turn.answered !== null);
    const old = state.turns[at];
    if (old === undefined || old.answered === null) {
      answered = false;
      return state;
    }
    const text = asked.texts.at(-1) ?? '';
    if (old.text === text || state.seen.includes(ctx.update.update_id)) return state;
    const language = state.language ?? languageOf(ctx.from?.language_code);
    const before = said(state.turns, old.after ?? state.turns[at - 1]?.n);
    const { html, options, digest } = await make(ctx, [...before, text], old.n, language, deps);
    if (digest !== old.digest) await ctx.api.editMessageText(chat, old.answered, html, options);
    return remember(state, ctx.update.update_id, state.turns.with(at, { ...old, text, digest }));
  });
  if (!answered) await answerQuestion(ctx, chat, asked, deps);
}

async function send(
  ctx: Context,
  chat: number,
  { texts, after, message, replyTo }: Asked,
  state: ChatState,
  deps: Deps,
): Promise<{ kind: string; turns: readonly Turn[] }> {
  const language = state.language ?? languageOf(ctx.from?.language_code);
  const options =
    replyTo === undefined ? {} : { reply_parameters: { message_id: replyTo, allow_sending_without_reply: true } };
  const before = said(state.turns, after ?? state.turns.at(-1)?.n);
  const n = state.next + texts.length - 1;
  let made: Awaited<ReturnType<typeof make>>;
  try {
    made = await make(ctx, [...before, ...texts], n, language, deps);
  } catch {
    // Not logged in detail: the message of such an error may hold the question.
    deps.observer.failed('answer');
    deps.log.error('answer failed');
    await ctx.api.sendMessage(chat, phrases(language).broken, options);
    return { kind: 'error', turns: [] };
  }
  const sent = await ctx.api.sendMessage(chat, made.html, { ...made.options, ...options });
  const turns = texts.map((text, i): Turn => {
    const place = { n: state.next + i, text, ...(i === 0 && after !== undefined ? { after } : {}) };
    const last = i === texts.length - 1;
    return last
      ? { ...place, asked: message, answered: sent.message_id, digest: made.digest }
      : { ...place, asked: null, answered: null, digest: '' };
  });
  return { kind: made.kind, turns };
}

/** The message that answers the last of `texts`. What is remembered of it is our own text: the words of a model may vary. */
async function make(
  ctx: Context,
  texts: readonly string[],
  n: number,
  language: Language,
  { replay, library, phraser }: Deps,
) {
  const reply = replay.reply(texts);
  const { answer } = reply;
  const own = answerPages(answer, language);
  // Of several pages the later ones are made again from our own text when they are asked for.
  const other =
    own.length > 1 ? own : answerPages(await phrased(reply, texts.at(-1) ?? '', library, language, phraser), language);
  const pages = other.length > 1 ? own : other;
  const link = linkTo(ctx.me.username, texts, (some) => replay.answer(some).text === answer.text);
  return {
    kind: answer.kind,
    html: pages[0]?.html ?? '',
    options: htmlMessage(answerButtons(answer, n, pages, 0, link, language)),
    digest: digest(answer),
  };
}

function remember(state: ChatState, update: number, turns: readonly Turn[]): ChatState {
  const next = Math.max(state.next, (turns.at(-1)?.n ?? 0) + 1);
  return { ...state, next, turns: kept(turns), seen: [...state.seen, update].slice(-KEPT_UPDATES) };
}
