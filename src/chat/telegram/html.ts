/** Text for messages in Telegram's HTML mode. Every text of ours passes `escaped` once. */

/** A message may have 4,096 UTF-16 units after its tags are read; this leaves room for what is put around. */
export const ROOM = 4096 - 512;

export function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] ?? '&quot;');
}

export const bold = (text: string) => `<b>${escaped(text)}</b>`;
export const italic = (text: string) => `<i>${escaped(text)}</i>`;
export const pre = (text: string) => `<pre>${escaped(text)}</pre>`;
/** Folded to three lines until it is tapped. */
export const quote = (text: string) => `<blockquote expandable>${escaped(text)}</blockquote>`;

/** Control characters have no place in a message, except line breaks. */
export function printable(text: string): string {
  return text.replace(/(?!\n)\p{Cc}/gu, ' ').replace(/\p{Cs}/gu, '\uFFFD');
}

/** Parts of at most `size` UTF-16 units that tear no character apart. */
export function split(text: string, size: number): readonly string[] {
  const parts: string[] = [];
  let part = '';
  for (const char of text) {
    if (part.length + char.length > size) {
      parts.push(part);
      part = '';
    }
    part += char;
  }
  return [...parts, part];
}

/** The text, or its beginning with … where it is longer than `size`. */
export function clip(text: string, size: number): string {
  return text.length <= size ? text : `${split(text, size - 1)[0] ?? ''}…`;
}
