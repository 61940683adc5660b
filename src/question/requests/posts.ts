import type { Lookup } from '../../facts/lookup.ts';
import { figuresOf } from '../figures.ts';
import type { Noun } from '../frame.ts';
import { itemOf } from '../operands.ts';
import type { Item } from '../request.ts';

const POSTS = 'staff:编制';
const STAFF = 'staff:在职';

/** Posts and staff in post, of each kind that is named (行政、事业), else of all. */
export function postsAndStaff(
  nouns: readonly Noun[],
  lookup: Lookup,
): readonly (readonly [posts: Item, staff: Item])[] {
  const kinds = nouns
    .flatMap(({ ids }) => ids)
    .flatMap((id) => (id.startsWith(`${POSTS}·`) ? [id.slice(POSTS.length)] : []));
  return (kinds.length > 0 ? [...new Set(kinds)] : ['']).flatMap((kind) => {
    const [posts, staff] = [POSTS, STAFF].map(
      (id) => figuresOf(id + kind, { want: 'people', year: lookup.facts.year }, lookup)[0],
    );
    return posts === undefined || staff === undefined ? [] : [[itemOf(posts), itemOf(staff)] as const];
  });
}
