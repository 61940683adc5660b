import type { Request } from '../../question/request.ts';
import type { Setting } from '../draft.ts';
import type { Citation } from '../types.ts';
import { check } from './checks.ts';
import { average, between, change, quotient, ratio, share } from './comparisons.ts';
import { count, figures, position, ranking, rows } from './lists.ts';
import { sourceLine } from './source.ts';
import { clarify, details, missing, namedByAmount, noneOf, outOfScope, passages, vague } from './words.ts';

/** An answer's sentences in English, for the same request: names and quotations stay as the document prints them. */
export function englishLines(request: Request, setting: Setting): readonly string[] {
  switch (request.type) {
    case 'figures':
      return figures(request, setting);
    case 'share':
      return share(request, setting);
    case 'change':
      return change(request, setting);
    case 'between':
      return between(request, setting);
    case 'ratio':
      return ratio(request, setting);
    case 'quotient':
      return quotient(request, setting);
    case 'average':
      return average(request, setting);
    case 'ranking':
      return ranking(request, setting);
    case 'position':
      return position(request, setting);
    case 'rows':
      return rows(request, setting);
    case 'count':
      return count(request, setting);
    case 'passages':
      return passages(request, setting);
    case 'details':
      return details(request, setting);
    case 'check':
      return check(request, setting);
    case 'missing':
      return missing(request, setting);
    case 'named-by-amount':
      return namedByAmount(request, setting);
    case 'clarify':
      return clarify(request, setting);
    case 'none-of':
      return noneOf(request, setting);
    case 'vague':
      return vague();
    case 'out-of-scope':
      return outOfScope(request);
    case 'several':
      return several(request.parts, setting);
  }
}

/** Part after part; a field of a form that two parts tell is told once, and so is a whole answer. */
function several(parts: readonly Request[], setting: Setting): readonly string[] {
  const said: string[] = [];
  const answers = new Set<string>();
  for (const part of parts) {
    const lines = englishLines(part, setting);
    if (answers.has(lines.join('\n'))) continue;
    answers.add(lines.join('\n'));
    said.push(...(part.type === 'details' ? lines.filter((line) => !said.includes(line)) : lines));
  }
  return said;
}

/** The whole text: sentences, where the figures stand, and what has to be known beside them, in the document's words. */
export function englishText(
  request: Request,
  citations: readonly Citation[],
  notes: readonly string[],
  setting: Setting,
): string {
  const source = sourceLine(citations);
  const lines = [
    ...setting.readAs.map(({ meant }) => `(Read as “${meant}”.)`),
    ...englishLines(request, setting),
    ...setting.form.unheard.map((part) => `“${part}” was not understood: please say it again.`),
    ...(setting.form.cut === null
      ? []
      : [`The message is too long: only its first ${setting.form.cut} characters were read.`]),
    ...(setting.form.left > 0
      ? [
          setting.form.left === 1
            ? '1 more question was not answered: please ask it separately.'
            : `${setting.form.left} more questions were not answered: please ask them separately.`,
        ]
      : []),
    ...(source === '' ? [] : [source]),
    ...notes.map((note) => `Note: ${note}`),
  ];
  return lines.join('\n');
}
