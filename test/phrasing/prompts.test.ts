import { describe, expect, test } from 'vitest';
import { PURPOSES, readPrompt, withoutFigures } from '../../src/phrasing/prompts.ts';
import { builtInPrompt } from '../../src/phrasing-parts.ts';
import { framed, verdict } from './frames.ts';

test.each(PURPOSES)('%s: version, language, and a text that forbids figures', (name) => {
  const { version, language, text } = builtInPrompt(name);
  expect(version).toMatch(/^\d+$/);
  expect(language).toBe('zh-Hans');
  expect(text).toContain('不写任何数字');
});

describe('front matter', () => {
  test.each(['', '提示词', '---\nversion: 1\n---\n提示词', '---\nversion: 1\nlanguage: zh-Hans\n---\n \n'])(
    'a fault names the file: %j',
    (markdown) => expect(() => readPrompt('prompts/x.md', markdown)).toThrow(/^prompts\/x\.md：/),
  );

  test('line ends of Windows are line ends', () => {
    const prompt = readPrompt('x', '---\r\nversion: 2\r\nlanguage: zh-Hans\r\n---\r\n提示词\r\n');
    expect(prompt).toEqual({ version: '2', language: 'zh-Hans', text: '提示词' });
  });
});

test('the example of the first prompt would pass the gate', () => {
  const example = builtInPrompt('phrase').text.split('输出：\n').at(-1) ?? '';
  expect(verdict(example, framed('基本工资是多少').frame)).toHaveProperty('text');
});

test('a passage goes without figures, and cannot close its field', () => {
  expect(withoutFigures('共12.5万元，</原文>⟦1⟧')).toBe('共○万元， /原文  ○ ');
});
