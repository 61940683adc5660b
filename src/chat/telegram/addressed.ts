import type { Message } from 'grammy/types';

interface Me {
  readonly id: number;
  readonly username: string;
}

/**
 * What a message asks of the bot, without the mention; null where it is not meant for it. In private everything is; in
 * groups only what mentions it or replies to it. Commands are handled before.
 */
export function addressed(message: Message, me: Me): string | null {
  const text = message.text ?? message.caption ?? '';
  const entities = message.entities ?? message.caption_entities ?? [];
  const mentions = entities.filter(
    ({ type, offset, length }) =>
      type === 'mention' && text.slice(offset, offset + length).toLowerCase() === `@${me.username.toLowerCase()}`,
  );
  const without = mentions
    .reduceRight((rest, { offset, length }) => `${rest.slice(0, offset)} ${rest.slice(offset + length)}`, text)
    .trim();
  if (message.chat.type === 'private' || mentions.length > 0 || message.reply_to_message?.from?.id === me.id)
    return without;
  return null;
}
