/** Telegram's HTML mode as its server reads it: what is visible, or why it is refused. */

const TAGS: Readonly<Record<string, RegExp>> = {
  b: /^$/,
  strong: /^$/,
  i: /^$/,
  em: /^$/,
  u: /^$/,
  s: /^$/,
  code: /^$/,
  pre: /^$/,
  blockquote: /^(?: expandable)?$/,
  a: /^ href="[^"]+"$/,
  'tg-spoiler': /^$/,
};

export type Parsed = { readonly text: string } | { readonly fault: string };

export function parseHtml(html: string): Parsed {
  const open: string[] = [];
  let text = '';
  for (let at = 0; at < html.length; ) {
    const char = html.charAt(at);
    if (char === '<') {
      const tag = /^<(\/?)([a-z-]+)([^<>]*)>/.exec(html.slice(at));
      if (tag === null) return { fault: `can't parse entities: Unexpected end tag at byte offset ${at}` };
      const [whole, slash, name = '', rest = ''] = tag;
      const allowed = TAGS[name];
      if (allowed === undefined)
        return { fault: `can't parse entities: Unsupported start tag "${name}" at byte offset ${at}` };
      if (slash === '/') {
        if (open.pop() !== name) return { fault: `can't parse entities: Unmatched end tag at byte offset ${at}` };
      } else {
        if (!allowed.test(rest)) return { fault: `can't parse entities: bad attributes of "${name}"` };
        if (name === 'blockquote' && open.includes('blockquote'))
          return { fault: "can't parse entities: nested blockquote" };
        if (open.includes('pre') || open.includes('code')) return { fault: "can't parse entities: tag inside pre" };
        open.push(name);
      }
      at += whole.length;
    } else if (char === '&') {
      const entity = /^&(?:(lt|gt|amp|quot)|#(\d{1,7})|#x([\da-f]{1,6}));/i.exec(html.slice(at));
      if (entity === null) return { fault: `can't parse entities: bare & at ${at}` };
      const [whole, name, decimal, hex] = entity;
      text +=
        name !== undefined
          ? { lt: '<', gt: '>', amp: '&', quot: '"' }[name]
          : String.fromCodePoint(Number.parseInt(decimal ?? hex ?? '', decimal === undefined ? 16 : 10));
      at += whole.length;
    } else if (char === '>') {
      return { fault: `can't parse entities: bare > at ${at}` };
    } else {
      text += char;
      at++;
    }
  }
  return open.length > 0
    ? { fault: `can't parse entities: Can't find end tag corresponding to start tag "${open.at(-1)}"` }
    : { text };
}
