/**
 * Words that nobody knows as they were typed: matching runs them together, and folds their case.
 * `elderlycare`, of `budget for Elderly Care?` → Elderly Care; the words of a translation that stand apart in the
 * message keep the spaces of the translation.
 */
export function asTyped(what: string, message: string, translation: string): string {
  return what.replace(/[a-z]{3,}/g, (run) => found(run, message) ?? found(run, translation) ?? run);
}

/** Nobody types longer names. */
const LONGEST = 60;

function found(run: string, text: string): string | null {
  if (run.length > LONGEST) return null;
  const spaced = new RegExp(`(?<![a-z])${[...run].join("[\\s'’-]{0,2}")}(?![a-z])`, 'i');
  return spaced.exec(text)?.[0] ?? null;
}
