import type { Leaf } from '../../calculation/run.ts';
import { run } from '../../calculation/run.ts';
import { operand } from '../operands.ts';
import { nounName, type Query } from '../query.ts';
import type { Item, Request } from '../request.ts';

/** 哪个对, 有没有对不上, 为什么两张表不一样: every place that prints the figure, and what was found about it. */
export function check(query: Query): Request | null {
  const { frame, scope, lookup, previous } = query;
  if (!frame.ops.has('check')) return null;
  const nouns = scope.nouns;
  void previous;
  const open = { ...scope, source: undefined, within: undefined, want: 'any' as const };
  const items: Item[] = nouns.flatMap((noun) => operand(noun, open, lookup, frame.years[0]).readings);
  const groups = items.map((item) => ({ label: item.label, leaves: leavesOf(item) }));
  const lines = new Set(groups.flatMap((group) => group.leaves.map((leaf) => leaf.cell.line)));
  const sources = new Set(frame.sources);
  const findings = lookup.facts.findings.filter((finding) =>
    nouns.length === 0 && sources.size === 0 ? true : finding.places.some((place) => lines.has(place.line) || sources.has(place.source)),
  );
  const title = nouns[0] === undefined ? '' : nounName(nouns[0], lookup);
  return { type: 'check', title, groups, findings, items, plans: [] };
}

function leavesOf(item: Item): readonly Leaf[] {
  return [...run(item.plan).leaves, ...item.same, ...item.different];
}
