import { run } from '../calculation/run.ts';
import { absolute, show, showBoth, sign } from '../money/amount.ts';
import { citeStatement, citeTerm, citeText } from './cite.ts';
import { cites, type Draft, name, type Of, type Setting, value } from './draft.ts';

export function definition({ terms, figures: items }: Of<'definition'>, setting: Setting): Draft {
  const id = setting.lookup.facts.documentId;
  const lines = terms.map((term) => `${term.name}：${term.text}`);
  const facts = items.map((item) => `本文件中，${name(item, setting)}为${showBoth(run(item.plan).amount)}。`);
  return {
    kind: 'definition',
    lines: [...lines, ...facts],
    values: [],
    citations: [...terms.map((term) => citeTerm(term, id)), ...cites(items, setting)],
    calculation: [],
    notes: [],
  };
}

export function passages({ statements, figures: items, kind }: Of<'passages'>, setting: Setting): Draft {
  const id = setting.lookup.facts.documentId;
  const facts = items.map((item) => {
    const a = run(item.plan).amount;
    return item.measure === 'change'
      ? `${sign(a) < 0 ? '减少' : '增加'}${showBoth(absolute(a))}`
      : `${sign(a) < 0 ? '下降' : '增长'}${show(absolute(a), { decimals: 1 })}`;
  });
  const lines = [
    ...(facts.length === 0 ? [] : [`比上年${facts.join('，')}。`]),
    ...statements.map((one) => `“${one.text}”`),
  ];
  const values = items.map((item) => value(item.label, absolute(run(item.plan).amount)));
  return {
    kind,
    lines,
    values,
    citations: [...statements.map((one) => citeStatement(one, id)), ...cites(items, setting)],
    calculation: [],
    notes: [],
  };
}

export function details({ name: title, details: found }: Of<'details'>, setting: Setting): Draft {
  const id = setting.lookup.facts.documentId;
  return {
    kind: 'explanation',
    lines: [title, ...found.map(({ label, text }) => `${label}：${text.text}`)],
    values: [],
    citations: found.map(({ label, text, entry }) => citeText(label, text, entry, id)),
    calculation: [],
    notes: [],
  };
}
