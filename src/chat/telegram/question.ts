import type { Context } from 'grammy';
import type { Deps } from './deps.ts';
import { answerButtons } from './keyboards.ts';
import { type Language, languageOf, phrases } from './language.ts';
import { linkTo } from './links.ts';
import type { Surface } from './observer.ts';
import { answerPages } from './render.ts';
import { digest } from './replay.ts';
import { htmlMessage } from './send.ts';
import { type ChatState, KEPT_TURNS, KEPT_UPDATES, type Turn } from './store.ts';

export interface Asked {
  readonly text: string;
  /** The message that asks, to reply to; null for a pressed button. */
  readonly message: number | null;
  readonly surface: Surface;
}

/** Answers in the chat and remembers the question. An update that was answered before a crash is left alone. */
export async function answerQuestion(ctx: Context, chat: number, asked: Asked, deps: Deps): Promise<void> {
  const begun = performance.now();
  await deps.store.change(chat, async (state) => {
    if (state.seen.includes(ctx.update.update_id)) return state;
    const { kind, turn } = await send(ctx, chat, asked, state, deps);
    deps.observer.question(kind, asked.surface, (performance.now() - begun) / 1000);
    return remember(state, ctx.update.update_id, turn === null ? state.turns : [...state.turns, turn]);
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
    if (old.text === asked.text || state.seen.includes(ctx.update.update_id)) return state;
    const language = state.language ?? languageOf(ctx.from?.language_code);
    const answer = deps.replay.answer(state.turns.slice(0, at), asked.text);
    const turn = { ...old, text: asked.text, digest: digest(answer) };
    const pages = answerPages(answer, language);
    const link = linkTo(ctx.me.username, asked.text, answer, (turns, text) => deps.replay.answer(turns, text));
    if (turn.digest !== old.digest) {
      await ctx.api.editMessageText(
        chat,
        old.answered,
        pages[0]?.html ?? '',
        htmlMessage(answerButtons(answer, turn.n, pages, 0, link, language)),
      );
    }
    return remember(state, ctx.update.update_id, state.turns.with(at, turn));
  });
  if (!answered) await answerQuestion(ctx, chat, asked, deps);
}

async function send(
  ctx: Context,
  chat: number,
  { text, message, surface }: Asked,
  state: ChatState,
  deps: Deps,
): Promise<{ kind: string; turn: Turn | null }> {
  const language = state.language ?? languageOf(ctx.from?.language_code);
  const options =
    surface === 'group' && message !== null
      ? { reply_parameters: { message_id: message, allow_sending_without_reply: true } }
      : {};
  let made: ReturnType<typeof make>;
  try {
    made = make(ctx, text, state, language, deps);
  } catch {
    // Not logged in detail: the message of such an error may hold the question.
    deps.observer.failed('answer');
    deps.log.error('answer failed');
    await ctx.api.sendMessage(chat, phrases(language).broken, options);
    return { kind: 'error', turn: null };
  }
  const sent = await ctx.api.sendMessage(chat, made.html, { ...made.options, ...options });
  return {
    kind: made.kind,
    turn: { n: state.next, text, asked: message, answered: sent.message_id, digest: made.digest },
  };
}

function make(ctx: Context, text: string, state: ChatState, language: Language, { replay }: Deps) {
  const answer = replay.answer(state.turns, text);
  const pages = answerPages(answer, language);
  const link = linkTo(ctx.me.username, text, answer, (turns, alone) => replay.answer(turns, alone));
  return {
    kind: answer.kind,
    html: pages[0]?.html ?? '',
    options: htmlMessage(answerButtons(answer, state.next, pages, 0, link, language)),
    digest: digest(answer),
  };
}

function remember(state: ChatState, update: number, turns: readonly Turn[]): ChatState {
  const next = Math.max(state.next, (turns.at(-1)?.n ?? 0) + 1);
  return { ...state, next, turns: turns.slice(-KEPT_TURNS), seen: [...state.seen, update].slice(-KEPT_UPDATES) };
}
