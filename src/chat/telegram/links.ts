/** A start parameter has at most 64 characters of A–Z a–z 0–9 _ -. */
const LONGEST = 64;

/** Questions as a start parameter, in the shorter of two encodings; null where they are too long for a link. */
export function startParameter(questions: readonly string[]): string | null {
  const text = questions.join('\n');
  const forms = [
    `q${Buffer.from(text, 'utf8').toString('base64url')}`,
    `u${Buffer.from(text, 'utf16le').toString('base64url')}`,
  ];
  const shortest = forms.reduce((one, other) => (other.length < one.length ? other : one));
  return shortest.length <= LONGEST ? shortest : null;
}

/** The questions that a start parameter holds, the one to answer last; none where it holds something else. */
export function questionsOf(parameter: string): readonly string[] {
  const encoding = { q: 'utf8', u: 'utf16le' }[parameter.charAt(0)];
  if (encoding === undefined) return [];
  const questions = Buffer.from(parameter.slice(1), 'base64url')
    .toString(encoding as 'utf8' | 'utf16le')
    .split('\n');
  return startParameter(questions) === parameter ? questions : [];
}

/**
 * A link that gives the answer to the last of `texts` to anybody: with as many of the questions before it as it leans on.
 * Null where that is too long for a link.
 */
export function linkTo(
  bot: string,
  texts: readonly string[],
  sameAnswer: (texts: readonly string[]) => boolean,
): string | null {
  for (let count = 1; count <= texts.length; count++) {
    const last = texts.slice(-count).map((text) => text.replaceAll('\n', ' '));
    const parameter = startParameter(last);
    if (parameter === null) return null;
    if (sameAnswer(last)) return `https://t.me/${bot}?start=${parameter}`;
  }
  return null;
}
