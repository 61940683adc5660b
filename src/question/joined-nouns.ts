import type { Noun } from './frame.ts';

/** The nouns of a clause, where two of them make one: 实有 and 事业人员, 街道日常运行经费 … 这个项目. */
export function joinedNouns(nouns: readonly Noun[]): readonly Noun[] {
  return thisProject(headsOfOneKind(nouns));
}

/** 实有事业人员: the heads in post of one kind, and not all those in post beside one kind. */
function headsOfOneKind(nouns: readonly Noun[]): readonly Noun[] {
  const left: Noun[] = [];
  for (const noun of nouns) {
    const before = left.at(-1);
    const [all, ...more] = before?.ids ?? [];
    const kinds = all?.startsWith('staff:') === true ? noun.ids.filter((id) => id.startsWith(`${all}·`)) : [];
    if (before !== undefined && more.length === 0 && before.end === noun.start && kinds.length > 0)
      left.splice(-1, 1, { ...noun, start: before.start, ids: kinds });
    else left.push(noun);
  }
  return left;
}

/** 占这个项目预算的多少: the project that the clause has named, not all of them. */
function thisProject(nouns: readonly Noun[]): readonly Noun[] {
  return nouns.flatMap((noun, i): readonly Noun[] => {
    const next = nouns[i + 1];
    if (isThis(noun) && next !== undefined && next.start === noun.end && isProjects(next)) return [];
    const before = nouns[i - 1];
    if (before === undefined || !isThis(before) || before.end !== noun.start || !isProjects(noun)) return [noun];
    const named = nouns.slice(0, i - 1).filter(({ collection }) => collection === null);
    const [only] = named;
    // With other things between them, 这个项目 is whatever 这个 points at.
    return only !== undefined && i === 2 && only.ids.every((id) => id.startsWith('project:'))
      ? [{ ...noun, start: before.start, ids: only.ids, collection: null }]
      : [{ ...before, end: noun.end }];
  });
}

function isThis({ pronoun, token }: Noun): boolean {
  return pronoun === 'it' && /^(?:这个|该|此)$/.test(token.text);
}

function isProjects({ ids, collection }: Noun): boolean {
  return collection === 'projects' || (ids.length > 0 && ids.every((id) => id === 'category:项目支出'));
}
