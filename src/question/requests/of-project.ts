import type { Query } from '../query.ts';
import type { Detail, Request } from '../request.ts';
import { itemsOf } from './total.ts';

const ASKED =
  /^(?:它|[这那][个笔项])?(?:[这那]?都?是|属于|归|算|挂在|在)?哪一?(?:个|些|几个|项)项目(?:的|里的?|下面?的?|底下的?|名下的?)?[呢啊呀]?$/;

/** 哪个项目的, after an indicator or a purchase: the projects that its rows belong to. */
export function ofProject({ frame, previous, lookup }: Query): Request | null {
  if (previous === null || !ASKED.test(frame.segment.text)) return null;
  const seen = new Set<string>();
  const { request } = previous;
  const rows = request.type === 'ranking' ? request.picked : itemsOf(request);
  const details = rows
    .flatMap(({ rows: own, entity }) => (request.type === 'ranking' ? own : [...own, ...lookup.about(entity ?? '')]))
    .flatMap((entry): Detail[] => {
      const project = entry.facets['project'];
      const [cell] = entry.cells;
      if (project === undefined || cell === undefined || seen.has(project)) return [];
      seen.add(project);
      const text = lookup.entity(project)?.names[0] ?? '';
      return [
        {
          label: '所属项目',
          text: { text, line: cell.line, page: cell.page, source: entry.source },
          quote: cell.quote,
          entry,
          holds: [],
        },
      ];
    });
  return details.length === 0 ? null : { type: 'details', details, figures: [] };
}
