import type { Statement } from '../../facts/types.ts';
import { nounName, type Query } from '../query.ts';
import type { Request } from '../request.ts';
import { squeeze } from '../squeeze.ts';

/** 这笔钱干什么用, 主要职能, 下属单位, 完成情况: what the narrative says of a thing. */
export function purpose(query: Query): Request | null {
  const { frame, lookup, scope, document } = query;
  const nouns = scope.nouns.filter((noun) => noun.ids.length > 0);
  const [noun] = nouns;
  const ids = nouns.flatMap((one) => one.ids);
  if (frame.asks.has('units-under')) return sectionPassage(query, /单位构成/);
  if (frame.asks.has('result')) {
    const found = lookup.facts.statements.filter((one) => /达到|完成/.test(one.text) && one.source.startsWith('第三部分'));
    if (found.length > 0) return { type: 'passages', title: '绩效完成情况', statements: found.slice(0, 1), figures: [], kind: 'explanation' };
  }
  if (frame.asks.has('purpose') && noun !== undefined) {
    const uses = ids.flatMap((id) => lookup.statements(id)).filter((one) => one.kind === 'use' || one.kind === 'statement');
    if (uses.length > 0) return { type: 'passages', title: nounName(noun, lookup), statements: uses.slice(0, 3), figures: [], kind: 'explanation' };
    const texts = ids.flatMap((id) => lookup.about(id)).flatMap((entry) => Object.entries(entry.texts).filter(([label]) => label === '项目概况').map(([, text]): Statement => ({ kind: 'use', subject: entry.subject, text: text.text, source: text.source, title: entry.title, line: text.line, page: text.page })));
    if (texts.length > 0) return { type: 'passages', title: nounName(noun, lookup), statements: texts.slice(0, 1), figures: [], kind: 'explanation' };
  }
  if (frame.asks.has('functions')) {
    const section = document.sections.find((one) => /职能/.test(one.title));
    const words = frame.unread.flatMap((text) => pairs(text));
    const matching = section?.paragraphs.filter((line) => words.some((word) => squeeze(line.text).includes(word)) || /行政处罚/.test(frame.segment.text) && line.text.includes('行政处罚')) ?? [];
    const lines = matching.length > 0 && matching.length <= 3 ? matching : (section?.paragraphs ?? []);
    if (section !== undefined && lines.length > 0) return { type: 'passages', title: section.title, statements: lines.map((line) => ({ kind: 'statement', subject: null, text: line.text, source: section.source, title: section.title, line: line.line, page: line.page })), figures: [], kind: 'explanation' };
  }
  return null;
}

function sectionPassage({ document }: Query, title: RegExp): Request | null {
  const section = document.sections.find((one) => title.test(one.title));
  if (section === undefined || section.paragraphs.length === 0) return null;
  return { type: 'passages', title: section.title, statements: section.paragraphs.map((line) => ({ kind: 'statement', subject: null, text: line.text, source: section.source, title: section.title, line: line.line, page: line.page })), figures: [], kind: 'explanation' };
}

function pairs(text: string): string[] {
  return text.length < 2 ? [] : [...text].slice(0, -1).map((char, i) => char + text.charAt(i + 1));
}
