import type { Plan } from '../../calculation/plan.ts';
import { figuresOf } from '../figures.ts';
import { itemOf } from '../operands.ts';
import type { Query } from '../query.ts';
import type { Item, Request } from '../request.ts';
import { remainder, sumOf } from './arithmetic.ts';

/** 缺几个人, 空编率, 事业编制到岗率: posts against the staff in post, of all or of the kinds of post that the question names. */
export function posts(query: Query): Request | null {
  const { ops } = query.frame;
  if (TAKEN.test(query.frame.segment.text)) return taken(query);
  const rate = ops.has('filled-rate') || ops.has('vacancy-rate');
  if (!rate && !ops.has('vacancy')) return null;
  const pairs = groupsOf(query).flatMap((group) => pairOf(group, query) ?? []);
  const parts = pairs.map(({ all, filled }): Extract<Request, { type: 'share' | 'between' }> => {
    if (!rate) return remainder(all, filled);
    const part = ops.has('filled-rate') ? filled : vacant(all, filled);
    const share: Plan = { op: 'share', part: part.plan, whole: all.plan, label: `${part.label}占${all.label}` };
    return { type: 'share', parts: [part], shares: [share], whole: all, half: false, implied: false };
  });
  const [only] = parts;
  if (only === undefined || parts.length === 1) return only ?? null;
  if (!rate && ops.has('plus')) {
    const items = pairs.map(({ all, filled }) => vacant(all, filled));
    return { type: 'figures', items, total: sumOf(items), list: false };
  }
  return { type: 'several', parts };
}

const TAKEN = /编制?[^|]{0,4}(?:用了|用掉|用去|已用|占用|占了|使用了)/;

/** 编制用了多少: the staff who hold a post, beside the posts. */
function taken(query: Query): Request | null {
  const pairs = groupsOf(query).flatMap((group) => pairOf(group, query) ?? []);
  const items = pairs.flatMap(({ all, filled }) => [filled, all]);
  return items.length === 0 ? null : { type: 'figures', items, total: null, list: false };
}

function vacant(all: Item, filled: Item): Item {
  const label = `${all.label}空缺`;
  return {
    ...all,
    label,
    entity: null,
    plan: { op: 'difference', from: all.plan, take: filled.plan, label },
    rows: [...new Set([...all.rows, ...filled.rows])],
    same: [],
    different: [],
  };
}

/** ·行政编制, ·事业编制; '' for all posts. */
function groupsOf({ scope, frame }: Query): readonly string[] {
  // 一共空了几个, after the kinds one by one: of all of them.
  if (scope.inherited && frame.ops.has('plus')) return [''];
  const named = scope.nouns.flatMap(({ ids }) => {
    const group = ids.find((id) => id.startsWith('staff:编制·'));
    return group === undefined ? [] : [group.slice('staff:编制'.length)];
  });
  return named.length === 0 ? [''] : [...new Set(named)];
}

function pairOf(group: string, { lookup }: Query): { readonly all: Item; readonly filled: Item } | null {
  const [all, filled] = [`staff:编制${group}`, `staff:在职${group}`].map(
    (id) => figuresOf(id, { want: 'people', year: lookup.facts.year }, lookup)[0],
  );
  return all === undefined || filled === undefined ? null : { all: itemOf(all), filled: itemOf(filled) };
}
