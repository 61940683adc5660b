import type { Answer } from '../../answer/types.ts';
import type { Turn } from './store.ts';

/** A start parameter has at most 64 characters of A–Z a–z 0–9 _ -. */
const LONGEST = 64;

/** The question as a start parameter, in the shorter of two encodings; null where it is too long for a link. */
export function startParameter(question: string): string | null {
  const forms = [
    `q${Buffer.from(question, 'utf8').toString('base64url')}`,
    `u${Buffer.from(question, 'utf16le').toString('base64url')}`,
  ];
  const shortest = forms.reduce((one, other) => (other.length < one.length ? other : one));
  return shortest.length <= LONGEST ? shortest : null;
}

/** The question that a start parameter holds; null where it holds none. */
export function questionOf(parameter: string): string | null {
  const encoding = { q: 'utf8', u: 'utf16le' }[parameter.charAt(0)];
  if (encoding === undefined) return null;
  const question = Buffer.from(parameter.slice(1), 'base64url').toString(encoding as 'utf8' | 'utf16le');
  return startParameter(question) === parameter ? question : null;
}

/** A link that gives this answer to anybody; null where the answer leans on earlier questions or the question is too long. */
export function linkTo(
  bot: string,
  text: string,
  answer: Answer,
  alone: (turns: readonly Turn[], text: string) => Answer,
): string | null {
  const parameter = startParameter(text);
  return parameter !== null && alone([], text).text === answer.text ? `https://t.me/${bot}?start=${parameter}` : null;
}
