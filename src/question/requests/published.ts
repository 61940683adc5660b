import type { Statement } from '../../facts/types.ts';
import type { Query } from '../query.ts';
import type { Request } from '../request.ts';

const PUBLISHED = /公开|公布|发布|公示|挂网|上网/;

/** 这份预算是哪天公开的, 预算公开电话: the document does not print it; the people it names are those who filled in its forms. */
export function published({ frame, scope, lookup, document }: Query): Request | null {
  const { asks, segment } = frame;
  if (!PUBLISHED.test(segment.text) || scope.said.some(({ ids }) => ids.length > 0) || frame.unread.length > 0)
    return null;
  const calling = asks.has('phone') || asks.has('contact');
  if (!calling && !asks.has('dates')) return null;
  const forms = [...lookup.in('department-performance'), ...lookup.in('project-performance')];
  const labels = calling ? ['填报人', '填报人电话'] : ['填报日期'];
  const form = forms.find(({ texts }) => labels.every((label) => texts[label] !== undefined));
  const lines = new Set(labels.flatMap((label) => form?.texts[label]?.line ?? []));
  const mentioned = [...lines].flatMap((line): Statement[] => {
    const place = Object.values(form?.texts ?? {}).find((text) => text.line === line);
    const text = (document.lines[line - 1] ?? '').trim().replace(/\s+/g, ' ');
    return place === undefined || form === undefined
      ? []
      : [{ ...place, kind: 'statement', subject: form.subject, title: form.title, text }];
  });
  return {
    type: 'missing',
    what: calling ? '预算公开的咨询电话' : '预算公开的日期',
    reason: 'no-text',
    mentioned,
    there: [],
  };
}
