import { parseHtml } from './html.ts';

/** Thrown where Telegram answers 400. */
export class Refused extends Error {}

type Fields = Readonly<Record<string, unknown>>;
const refuse = (why: string): never => {
  throw new Refused(`Bad Request: ${why}`);
};

/** Fields that each method knows; a trailing ! is required. Anything else is refused. */
const METHODS: Readonly<Record<string, string>> = {
  getMe: '',
  getUpdates: 'offset limit timeout allowed_updates',
  setWebhook: 'url! secret_token allowed_updates max_connections drop_pending_updates',
  deleteWebhook: 'drop_pending_updates',
  setMyCommands: 'commands! scope language_code',
  deleteMyCommands: 'scope language_code',
  sendMessage:
    'chat_id! text! message_thread_id parse_mode entities link_preview_options disable_notification protect_content reply_parameters reply_markup',
  editMessageText: 'chat_id message_id inline_message_id text! parse_mode entities link_preview_options reply_markup',
  answerCallbackQuery: 'callback_query_id! text show_alert url cache_time',
  answerInlineQuery: 'inline_query_id! results! cache_time is_personal next_offset button',
  sendChatAction: 'chat_id! action! message_thread_id',
};

export const isMethod = (name: string) => name in METHODS;

/** Names and presence of the fields. */
export function checkFields(method: string, given: Fields): void {
  const fields = (METHODS[method] ?? '').split(' ').filter((name) => name !== '');
  const known = fields.map((name) => name.replace('!', ''));
  for (const name of Object.keys(given)) if (!known.includes(name)) refuse(`unknown field ${method}.${name}`);
  for (const name of fields)
    if (name.endsWith('!') && given[name.slice(0, -1)] === undefined) refuse(`${name.slice(0, -1)} is missing`);
}

/** The text as people see it, 1 to 4,096 UTF-16 units. */
export function visible(given: Fields, field = 'text', longest = 4096): string {
  const text = given[field];
  if (typeof text !== 'string') return refuse(`${field} must be a string`);
  if (/\p{Cs}/u.test(text)) refuse('strings must be encoded in UTF-8');
  if (given['parse_mode'] !== undefined && given['parse_mode'] !== 'HTML') refuse('unsupported parse_mode');
  const parsed = given['parse_mode'] === 'HTML' ? parseHtml(text) : { text };
  if ('fault' in parsed) return refuse(parsed.fault);
  if (parsed.text.trim() === '') refuse('message text is empty');
  if (parsed.text.length > longest) refuse('message is too long');
  return parsed.text;
}

/** Buttons of a message, by row. */
export function checkMarkup(markup: unknown): readonly (readonly Fields[])[] {
  if (markup === undefined) return [];
  const { inline_keyboard: rows, ...rest } = markup as Fields;
  if (!Array.isArray(rows) || Object.keys(rest).length > 0) return refuse('object expected as reply markup');
  if (rows.flat().length > 100) refuse('reply markup is too long');
  for (const button of rows.flat() as Fields[]) {
    const { text, callback_data: data, copy_text: copy, ...unknown } = button;
    if (Object.keys(unknown).length > 0) refuse(`unknown field in button: ${Object.keys(unknown)}`);
    if (typeof text !== 'string' || text.trim() === '') refuse('button text is empty');
    if ((data === undefined) === (copy === undefined)) refuse('text buttons are unallowed in the inline keyboard');
    if (data !== undefined && (typeof data !== 'string' || data === '' || Buffer.byteLength(data) > 64))
      refuse('BUTTON_DATA_INVALID');
    if (copy !== undefined && !/^.{1,256}$/s.test(String((copy as Fields)['text']))) refuse('copy text is invalid');
  }
  if (rows.some((row: unknown) => !Array.isArray(row) || row.length === 0 || row.length > 8))
    refuse('bad row of buttons');
  return rows as Fields[][];
}

export function checkPreview(options: unknown): void {
  if (options !== undefined && Object.keys(options as Fields).some((key) => key !== 'is_disabled'))
    refuse('unknown link preview option');
}

/** Whose list of commands: a language, or one chat. */
export function commandsKey({ scope, language_code: language }: Fields): string {
  if (language !== undefined && !/^[a-z]{2}$/.test(String(language))) refuse('invalid language code');
  if (scope === undefined) return String(language ?? '');
  const { type, chat_id: chat, ...rest } = scope as Fields;
  if (type !== 'chat' || !Number.isSafeInteger(chat) || Object.keys(rest).length > 0) refuse('invalid scope');
  return `chat ${chat}`;
}

export function checkCommands(given: Fields): void {
  const list = given['commands'];
  if (!Array.isArray(list) || list.length > 100) refuse('commands expected');
  for (const { command, description, ...rest } of list as Fields[]) {
    if (!/^[a-z0-9_]{1,32}$/.test(String(command)) || Object.keys(rest).length > 0) refuse('BOT_COMMAND_INVALID');
    if (typeof description !== 'string' || description.length < 1 || description.length > 256)
      refuse('BOT_COMMAND_DESCRIPTION_INVALID');
  }
}

export function checkInline(given: Fields): readonly Fields[] {
  const results = given['results'];
  if (!Array.isArray(results) || results.length > 50) return refuse('RESULTS_TOO_MUCH');
  const ids = new Set<unknown>();
  for (const { type, id, title, description, input_message_content: content, ...rest } of results as Fields[]) {
    if (type !== 'article' || Object.keys(rest).length > 0) refuse('unknown inline result');
    if (typeof id !== 'string' || id === '' || Buffer.byteLength(id) > 64 || ids.has(id)) refuse('RESULT_ID_INVALID');
    ids.add(id);
    if (typeof title !== 'string' || title.trim() === '') refuse('article title is empty');
    if (description !== undefined && typeof description !== 'string') refuse('description must be a string');
    const { message_text: text, parse_mode, link_preview_options, ...unknown } = content as Fields;
    if (Object.keys(unknown).length > 0) refuse('unknown field in content');
    checkPreview(link_preview_options);
    visible({ text, ...(parse_mode === undefined ? {} : { parse_mode }) });
  }
  return results as Fields[];
}
