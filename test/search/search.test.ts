import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Statement } from '../../src/facts/types.ts';
import { type Passage, passagesOf } from '../../src/search/passages.ts';
import { gramsOf, searchIn, searchOf } from '../../src/search/search.ts';
import { knowledge } from '../chat/knowledge.ts';

function passage(id: string, label: string, text: string): Passage {
  const statement: Statement = {
    kind: 'statement',
    subject: null,
    text,
    source: '甲',
    title: label,
    line: 1,
    page: null,
  };
  return { id, kind: 'paragraph', label, statement };
}

const THREE = [
  passage('1', '职责', '组织开展消防检查，督促整改火灾隐患。'),
  passage('2', '职责', '承担辖区绿化养护和道路清扫。'),
  passage('3', '用途', '主要用于消防水带、灭火器的更换。'),
];

describe('searchIn', () => {
  test('the passage that holds more of the rare words comes first', () => {
    const [first, second] = searchIn(THREE).find(['消防', '灭火器']);
    expect(first?.passage.id).toBe('3');
    expect(first?.coverage).toBe(1);
    expect(second?.passage.id).toBe('1');
    expect(second?.coverage).toBeLessThan(0.6);
  });

  test('a word that nothing holds lowers the coverage of everything', () => {
    const [hit] = searchIn(THREE).find(['绿化养护', '幼儿园']);
    expect(hit?.passage.id).toBe('2');
    expect(hit?.coverage).toBeLessThan(0.6);
  });

  test('the label counts like the text, and a filter leaves the others out', () => {
    expect(searchIn(THREE).find(['用途'])[0]?.passage.id).toBe('3');
    const hits = searchIn(THREE).find(['消防'], ({ label }) => label === '职责');
    expect(hits.map(({ passage: { id } }) => id)).toEqual(['1']);
  });

  test('width and script do not matter; nothing asked finds nothing', () => {
    expect(searchIn(THREE).find(['消防檢查'])[0]?.passage.id).toBe('1');
    expect(searchIn(THREE).find([])).toEqual([]);
    expect(searchIn(THREE).find(['，。'])).toEqual([]);
  });

  test('coverage lies between 0 and 1 and is the same on every run', () => {
    const words = fc.array(fc.constantFrom('消防', '绿化', '清扫', '灭火器', '隐患', '学校', '水'), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(words, (asked) => {
        const hits = searchIn(THREE).find(asked);
        expect(hits).toEqual(searchIn(THREE).find(asked));
        for (const { coverage } of hits) {
          expect(coverage).toBeGreaterThan(0);
          expect(coverage).toBeLessThanOrEqual(1);
        }
        expect(hits.map(({ coverage }) => coverage)).toEqual(
          hits.map(({ coverage }) => coverage).sort((a, b) => b - a),
        );
      }),
    );
  });
});

test('pairs never reach over punctuation', () => {
  expect(gramsOf('水费、电')).toEqual(['水', '费', '水费', '电']);
});

const squash = (text: string) => text.replace(/<[^>]+>|\s/g, '');

describe('the passages of a document', () => {
  const { document, lookup } = knowledge;
  const passages = passagesOf(document, lookup.facts);

  test('every passage has a place in the source, and its text stands there', () => {
    expect(passages.length).toBeGreaterThan(100);
    expect(new Set(passages.map(({ id }) => id)).size).toBe(passages.length);
    for (const { statement, kind } of passages) {
      if (kind === 'indicator') continue;
      const from = squash(document.lines.slice(statement.line - 1, statement.line + 6).join(''));
      expect(from).toContain(squash(statement.text).slice(0, 12));
    }
  });

  test('each passage is found by its own words', () => {
    const search = searchOf(document, lookup.facts);
    expect(searchOf(document, lookup.facts)).toBe(search);
    for (const { statement } of passages) {
      const [best] = search.find([statement.text]);
      expect(best?.coverage).toBeCloseTo(1);
      expect(squash(best?.passage.statement.text ?? '')).toContain(squash(statement.text).slice(0, 6));
    }
  });
});
