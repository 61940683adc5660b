import { compare } from '../../money/amount.ts';
import { type Figure, placeOf, whereFigure, words } from './figures.ts';
import { figure } from './rows.ts';
import type { Check, Material } from './types.ts';

/** No more people in post than posts: in all, and of each kind. */
export const establishment: Check = {
  code: 'establishment',
  title: '在职人数不超过编制数',
  check: (material) => {
    const all = pairs(material);
    const over = all.filter(([posts, people]) => isOver(posts, people));
    return {
      run: all.length,
      held: all.length - over.length,
      covered: all.flat(),
      findings: over.map(([posts, people]) => ({
        code: 'establishment',
        severity: 'warning' as const,
        places: [people, posts].map(placeOf),
        expected: said(posts),
        found: said(people),
        message: `${whereFigure(people)}在职“${people.entry.label}”${said(people)}，超过编制${said(posts)}，请核对。`,
      })),
    };
  },
};

function pairs({ lookup }: Material): readonly (readonly [posts: Figure, people: Figure])[] {
  return lookup.in('staff').flatMap((entry) => {
    const posts = entry.subject.startsWith('staff:在职') ? entry.subject.replace('staff:在职', 'staff:编制') : null;
    const other = posts === null ? undefined : lookup.about(posts)[0];
    const people = figure(entry, 'count');
    const all = other === undefined ? null : figure(other, 'count');
    return people?.cell.value == null || all?.cell.value == null ? [] : [[all, people] as const];
  });
}

function isOver({ cell: posts }: Figure, { cell: people }: Figure): boolean {
  return posts.value !== null && people.value !== null && compare(people.value, posts.value) > 0;
}

function said({ cell }: Figure): string {
  return cell.value === null ? '' : words(cell.value);
}
