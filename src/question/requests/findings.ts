import type { Finding } from '../../document/types.ts';
import { words } from '../../facts/checks/figures.ts';
import type { Query } from '../query.ts';
import type { Prints } from '../request.ts';
import { squeeze } from '../squeeze.ts';

/** Findings about names and words: they matter where the question is about names and words. */
const WORDED =
  /name|title|unit|foreign|wording|slip|template|glossary|heading|subordinates|date|shifted|kind|absent|price-total|repaired|target/;
const NAMING = /名称|名字|叫法|叫|写法|统一|标题|抬头|表头|前缀|说法/;
const MOST = 3;
/** Score from which a finding speaks of what is asked. */
const ENOUGH = 2.6;

/**
 * Findings about the figures in question, and those that speak of the question's own words; the closest first.
 * @param figuresOnly those about words only where the question names them
 */
export function relevantFindings(prints: readonly Prints[], query: Query, figuresOnly: boolean): readonly Finding[] {
  const all = query.findings();
  const numeric = all.filter(
    // A good that is one of many in a sum is not what the sum is asked for.
    (finding) =>
      !WORDED.test(finding.code) && !(figuresOnly && finding.code === 'goods-differ') && concerns(finding, prints),
  );
  const worded = spokenOf(
    all.filter(({ code }) => WORDED.test(code)),
    prints,
    query,
  );
  return [
    ...numeric,
    ...(figuresOnly || numeric.length > 0 || disagrees(prints) ? worded.filter(({ asked }) => asked) : worded),
  ]
    .map((one) => ('finding' in one ? one.finding : one))
    .slice(0, MOST);
}

/** A finding about one of the cells; in prose, where one sentence prints many figures, about the figure too. */
function concerns({ places, found, expected, code }: Finding, prints: readonly Prints[]): boolean {
  return prints.some(({ leaves }) =>
    leaves.some(({ entry, cell }) =>
      places.some(
        ({ source, line, column }) =>
          source === entry.source &&
          line === cell.line &&
          (code === 'goods-differ' ||
            (cell.value !== null && [found, expected].includes(words(cell.value))) ||
            (column !== undefined && column === cell.column && found !== '')),
      ),
    ),
  );
}

function disagrees(prints: readonly Prints[]): boolean {
  return prints.some(({ leaves }) => {
    const exact = leaves.filter(({ cell }) => cell.value?.unit === leaves[0]?.cell.value?.unit);
    return new Set(exact.map(({ cell }) => cell.value?.value.toFixed())).size > 1;
  });
}

/** Findings about words: at the places in question where names are asked about, or by the words that they share. */
function spokenOf(
  findings: readonly Finding[],
  prints: readonly Prints[],
  query: Query,
): readonly { readonly finding: Finding; readonly asked: boolean }[] {
  const { frame, scope, lookup } = query;
  const { text } = frame.segment;
  const entries = scope.nouns.flatMap((noun) => noun.ids).flatMap((id) => lookup.about(id));
  const places = new Set([
    ...prints.flatMap(({ leaves }) => leaves.map(({ entry, cell }) => `${entry.source}|${cell.line}`)),
    ...entries.flatMap((entry) => Object.values(entry.texts).map(({ source, line }) => `${source}|${line}`)),
  ]);
  const names = namesOf(query);
  const nouns = scope.said.map(({ token }) => token.text);
  const pairs = pairsOf(text);
  const scored = findings.map((finding) => {
    const message = squeeze(finding.message);
    const naming = NAMING.test(text);
    const here = naming && finding.places.some(({ source, line }) => places.has(`${source}|${line}`)) ? 2 : 0;
    const called =
      /name|title/.test(finding.code) && names.some((name) => finding.message.includes(name)) ? (naming ? 3 : 2) : 0;
    const spoken = frame.unread.some((word) => word.length >= 2 && message.includes(word)) ? 3 : 0;
    const table = finding.places.some(({ source }) => frame.sources.includes(source)) ? 1 : 0;
    const shared = Math.min(2, pairs.filter((pair) => message.includes(pair)).length / 3);
    const quoted = [finding.expected, finding.found].some((one) => one !== '' && nouns.includes(squeeze(one)));
    const asked = spoken > 0 || quoted || contested(finding, text);
    return { finding, score: here + called + spoken + table + shared, asked };
  });
  const best = Math.max(...scored.map(({ score }) => score));
  return scored
    .filter(({ score, asked }) => (score >= ENOUGH && score >= best - 1) || asked)
    .sort((a, b) => Number(b.asked) - Number(a.asked) || b.score - a.score);
}

/** The question says both names of one thing: 保民生还是保人员. */
export function contested({ code, expected, found }: Finding, text: string): boolean {
  if (!code.includes('name') || expected === '' || found === '') return false;
  const [a, b] = [squeeze(expected), squeeze(found)];
  let head = 0;
  while (head < Math.min(a.length, b.length) && a.charAt(head) === b.charAt(head)) head++;
  let tail = 0;
  while (tail < Math.min(a.length, b.length) - head && a.at(-1 - tail) === b.at(-1 - tail)) tail++;
  // An inserted word differs from nothing: what stands around it tells which name is meant.
  const [left, right] = head + tail >= Math.min(a.length, b.length) ? [2, 2] : [1, 0];
  const parts = [a, b].map((name) => name.slice(Math.max(0, head - left), name.length - Math.max(0, tail - right)));
  return parts.every((part) => part.length >= 2 && text.includes(part)) || [a, b].every((name) => text.includes(name));
}

/** Codes and names of what is asked about. */
function namesOf({ scope, lookup }: Query): readonly string[] {
  return scope.nouns
    .flatMap((noun) => noun.ids)
    .flatMap((id) => [lookup.entity(id)?.code ?? '', ...(lookup.entity(id)?.names ?? [])])
    .filter((name) => name.length >= 4);
}

function pairsOf(text: string): readonly string[] {
  return [...text].slice(0, -1).map((char, i) => char + text.charAt(i + 1));
}
