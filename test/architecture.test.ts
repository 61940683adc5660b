import { readdirSync, readFileSync } from 'node:fs';
import { posix, sep } from 'node:path';
import { transformSync } from 'esbuild';
import { describe, expect, test } from 'vitest';

const ORDER = [
  'text',
  'money',
  'document',
  'import',
  'facts',
  'search',
  'calculation',
  'question',
  'answer',
  'phrasing',
  'chat',
];

const DOORS: readonly (readonly [RegExp, string])[] = [
  [/^decimal\.js(\/|$)/, 'money'],
  [/^minisearch(\/|$)/, 'search'],
  [/^openai(\/|$)/, 'phrasing'],
  [/^grammy(\/|$)/, 'chat'],
  [/^@grammyjs\//, 'chat'],
  [/^(opencc-js|pinyin-pro)(\/|$)/, 'text'],
  [/^(unpdf|@e965\/xlsx|mammoth|node-html-parser)(\/|$)/, 'import'],
];

type Sources = ReadonlyMap<string, string>;

/** Comments may give examples; code may not hold figures. */
function code(source: string): string {
  return transformSync(source, { loader: 'ts', charset: 'utf8', legalComments: 'none', target: 'node20' }).code;
}

function imports(source: string): string[] {
  const pattern =
    /(?:\bfrom\s*|\bimport\s*\(\s*|^\s*import\s*|\brequire\w*\s*\(\s*|createRequire\([^)]*\)\s*\(\s*)['"]([^'"\n]+)['"]/gm;
  return [...source.matchAll(pattern)].map((hit) => hit[1] ?? '');
}

/** The folder's place in the order; files directly in src/ come last, unknown folders are −1. */
function place(file: string): number {
  const parts = file.split('/');
  return parts.length === 2 ? ORDER.length : ORDER.indexOf(parts[1] ?? '');
}

function importFaults(sources: Sources): string[] {
  const faults: string[] = [];
  for (const [file, source] of sources) {
    if (place(file) < 0) faults.push(`${file}: folder is not in the order`);
    for (const name of imports(source)) {
      if (name.startsWith('.')) {
        const target = posix.join(posix.dirname(file), name);
        if (target.startsWith('src/') && place(target) > place(file)) faults.push(`${file}: imports down, ${target}`);
      } else {
        const door = DOORS.find(([pattern]) => pattern.test(name));
        if (door !== undefined && file.split('/')[1] !== door[1])
          faults.push(`${file}: ${name} belongs to ${door[1]}/`);
      }
    }
    if (file !== 'src/config.ts' && /\bprocess\.env\b|\benv\b[^;\n]*from 'node:process'/.test(code(source))) {
      faults.push(`${file}: reads process.env`);
    }
  }
  return faults;
}

function plainNumber(text: string): string {
  const plain = text.replace(/[,_]/g, '');
  return plain.includes('.') ? plain.replace(/\.?0+$/, '') : plain;
}

function numbers(text: string): string[] {
  return [...text.matchAll(/(?<![\w.])\d[\d,_]*(?:\.\d+)?(?![\w])/g)].map((hit) => plainNumber(hit[0]));
}

/** Figures that identify a document: four digits and more, or decimals; no powers of ten (or their halves), no years. */
function figures(published: string): Set<string> {
  return new Set(
    numbers(published).filter(
      (n) => /^\d{4,}|\./.test(n) && !/^(?:[15]0*|0\.0*[15])$/.test(n) && !/^(?:19|20)\d\d$/.test(n),
    ),
  );
}

/** The whole name and its proper parts: 某省, 某市, 某区, 某街道. */
function nameParts(department: string): string[] {
  const parts = department.split(/(?<=[省市区县])|人民政府|街道|办事处|委员会/);
  return [department, ...parts.filter((part) => part.length >= 3)];
}

function contentFaults(sources: Sources, departments: readonly string[], published: ReadonlySet<string>): string[] {
  const names = departments.flatMap(nameParts);
  return [...sources].flatMap(([file, source]) => {
    const bare = code(source);
    return [
      ...names.filter((name) => source.includes(name)).map((name) => `${file}: names ${name}`),
      ...numbers(bare)
        .filter((n) => published.has(n))
        .map((n) => `${file}: holds the figure ${n}`),
      ...[...bare.matchAll(/(?<![\d.])20\d{2}(?!\d)/g)].map((hit) => `${file}: holds the year ${hit[0]}`),
    ];
  });
}

function files(folder: string, ending: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(ending))
    .map((file) => `${folder}/${file.split(sep).join('/')}`);
}

const sources: Sources = new Map(files('src', '.ts').map((file) => [file, readFileSync(file, 'utf8')]));
const published = files('knowledge', 'source.txt').map((file) => readFileSync(file, 'utf8'));
const departments = [
  ...published.flatMap((text) => /^# (.+)$/m.exec(text)?.[1]?.trim() ?? []),
  ...files('knowledge', 'document.json')
    .map((file) => String((JSON.parse(readFileSync(file, 'utf8')) as { department?: unknown }).department ?? ''))
    .filter((name) => name !== ''),
];

describe('src/', () => {
  test('imports only from folders above, each package through its one door, the environment through config', () => {
    expect(sources.size).toBeGreaterThan(0);
    expect(importFaults(sources)).toEqual([]);
  });

  test('holds no department, no figure of a document and no year', () => {
    expect(departments.length).toBeGreaterThan(0);
    const all = figures(published.join('\n'));
    expect(all.size).toBeGreaterThan(100);
    expect(contentFaults(sources, departments, all)).toEqual([]);
  });
});

test.each([
  ['src/text/a.ts', "import { x } from '../money/amount.ts';"],
  ['src/text/a.ts', "export type { X } from '../facts/types.ts';"],
  ['src/facts/a.ts', "const x = await import('../start.ts');"],
  ['src/facts/a.ts', "import Decimal from 'decimal.js';"],
  ['src/answer/a.ts', "const m = createRequire(import.meta.url)('minisearch');"],
  ['src/chat/a.ts', 'import type OpenAI from "openai/index";'],
  ['src/answer/a.ts', "import { run } from '@grammyjs/runner';"],
  ['src/chat/a.ts', 'const token = process.env.TOKEN;'],
  ['src/misc/a.ts', ''],
])('an import fault is seen: %s %s', (file, source) => {
  expect(importFaults(new Map([[file, source]]))).toHaveLength(1);
});

test.each([
  ["const a = '12,345.60';"],
  ['const a = 12_345.6;'],
  ["const a = '共 7.25 万';"],
  ["const name = '某某市';"],
  ['// 某某市甲乙区局'],
  ['const year = 2031;'],
  ["const year = '2031年';"],
])('a content fault is seen: %s', (source) => {
  const all = figures('12,345.60\t7.25\t1000\t2031');
  expect(contentFaults(new Map([['src/text/a.ts', source]]), ['某某市甲乙局'], all).length).toBeGreaterThan(0);
});

test('examples in comments and powers of ten are no faults', () => {
  const all = figures('12,345.60\t1000\t5000');
  const source = '/** 12,345.60, in 2031 */\nexport const a = 1000;\n';
  expect(contentFaults(new Map([['src/text/a.ts', source]]), ['某某市甲乙局'], all)).toEqual([]);
});
