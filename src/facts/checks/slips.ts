import type { Finding } from '../../document/types.ts';
import { where } from './figures.ts';
import { sourceOfLine } from './places.ts';
import type { Check, Material } from './types.ts';

interface Slip {
  readonly code: string;
  readonly pattern: RegExp;
  readonly say: (found: string) => string;
  readonly expected: (found: string) => string;
}

const TEMPLATE: Slip = {
  code: 'template',
  pattern: /(?:增加|增长|上升)\s*[(（](?:减少|下降|降低)[)）]|(?:减少|下降|降低)\s*[(（](?:增加|增长|上升)[)）]/g,
  say: (found) => `“${found}”是模板的两种说法，没有选定一种`,
  expected: (found) => found.replace(/\s*[(（].*$/, ''),
};

const SLIPS: readonly Slip[] = [
  {
    code: 'slip',
    pattern: /(\p{Script=Han}{2,})\1/gu,
    say: (found) => `“${found}”重复`,
    expected: (found) => found.slice(0, found.length / 2),
  },
  {
    code: 'slip',
    pattern: /[。，；：、]{2,}/g,
    say: (found) => `标点“${found}”重复`,
    expected: (found) => found.slice(0, 1),
  },
  {
    code: 'slip',
    pattern: /(?<=\p{Script=Han}\s*)\b(?:and|or|of|the)\b(?=\s*\p{Script=Han})/gu,
    say: (found) => `中文句中夹有英文“${found}”`,
    expected: () => '',
  },
];

/** 增加(减少)0万元: a sentence of the template in which neither word was struck out. */
export const templates: Check = {
  code: 'template',
  title: '说明中没有未选定的模板用语',
  check: (material) => look([TEMPLATE], material),
};

/** Words and marks printed twice, and words of another language. */
export const slips: Check = {
  code: 'slip',
  title: '文字没有重复的词、重复的标点和夹杂的外文',
  check: (material) => look(SLIPS, material),
};

function look(kinds: readonly Slip[], { document }: Material): ReturnType<Check['check']> {
  const lines = document.lines.flatMap((text, index) => (text.trim() === '' ? [] : [{ text, line: index + 1 }]));
  const findings = lines.flatMap(({ text, line }) =>
    kinds.flatMap(({ code, pattern, say, expected }): readonly Finding[] => {
      const found = [...new Set([...text.matchAll(pattern)].map(([word]) => word))];
      if (found.length === 0) return [];
      const place = { source: sourceOfLine(document, line), line };
      return [
        {
          code,
          severity: 'note',
          places: [place],
          expected: found.map(expected).join('、'),
          found: found.join('、'),
          message: `${where(place)}${found.map(say).join('，')}，请更正。`,
        },
      ];
    }),
  );
  return {
    run: lines.length,
    held: lines.length - new Set(findings.map(({ places }) => places[0]?.line)).size,
    findings,
  };
}
