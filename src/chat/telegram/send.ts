import type { InlineKeyboardButton } from 'grammy/types';

/** Options of every HTML message: no preview of links, buttons where there are any. */
export function htmlMessage(rows: InlineKeyboardButton[][] = []) {
  return {
    parse_mode: 'HTML' as const,
    link_preview_options: { is_disabled: true },
    ...(rows.length === 0 ? {} : { reply_markup: { inline_keyboard: rows } }),
  };
}
