import { run } from '../calculation/run.ts';
import { absolute, isMoney, show, showBoth, sign } from '../money/amount.ts';
import type { Item, Lead } from '../question/request.ts';
import { citeStatement, citeText } from './cite.ts';
import { cites, type Draft, name, type Of, type Setting, value } from './draft.ts';

/** What the document says, word for word, after what it comes to for the question. */
export function passages({ title, lead, statements, figures, kind, asked }: Of<'passages'>, setting: Setting): Draft {
  const id = setting.lookup.facts.documentId;
  const moves = figures.filter(({ measure }) => measure === 'change' || measure === 'growth');
  const moved = moves.length === 0 ? [] : [`${title}比上年${moves.map(moveOf).join('，')}。`];
  const facts = figures
    .filter((item) => !moves.includes(item))
    .map((item) => `本文件中，${name(item, setting)}为${figureOf(item)}。`);
  const opening = lead === undefined ? [] : leadOf(lead);
  const quotes = statements.map(({ text }) => quote(text));
  const given = asked === true || moves.length > 0 ? figures : [];
  return {
    kind,
    lines: [...opening, ...moved, ...quotes, ...facts],
    values: given.map((item) => value(item.label, absolute(run(item.plan).amount))),
    citations: [...statements.map((one) => citeStatement(one, id)), ...cites(figures, setting)],
    calculation: [],
    notes: [],
  };
}

function figureOf(item: Item): string {
  const { amount } = run(item.plan);
  return isMoney(amount.unit) ? showBoth(amount) : show(amount);
}

function moveOf(item: Item): string {
  const a = run(item.plan).amount;
  if (item.measure === 'change')
    return sign(a) === 0 ? '持平' : `${sign(a) < 0 ? '减少' : '增加'}${showBoth(absolute(a))}`;
  return `${sign(a) < 0 ? '下降' : '增长'}${show(absolute(a), { decimals: 1 })}`;
}

function leadOf(lead: Lead): readonly string[] {
  switch (lead.says) {
    case 'includes': {
      const { listed, excluded, unnamed } = lead;
      const parts = [
        ...(listed.length === 0 ? [] : [`含${quoted(listed)}`]),
        ...(excluded.length === 0 ? [] : [`不含${quoted(excluded)}`]),
        ...(unnamed.length === 0 ? [] : [`原文没有写到${quoted(unnamed)}`]),
      ];
      return parts.length === 0 ? [] : [`${parts.join('；')}。`];
    }
    case 'about':
      return [`${lead.names.join('、')}。`];
    case 'reason-elsewhere':
      return [`文件没有单独写“${lead.name}”的原因，在说明别的数时提到了它。`];
  }
}

function quoted(words: readonly string[]): string {
  return words.map((word) => `“${word}”`).join('、');
}

/** Word for word: a text with quotation marks of its own stands behind 原文 instead of between a second pair. */
function quote(printed: string): string {
  const text = printed.replaceAll('\n', ' ');
  return /[“”]/.test(text) ? `原文：${text}` : `“${text}”`;
}

/** The fields of forms: 项目负责人：党政办. */
export function details({ details: found, figures, claim }: Of<'details'>, setting: Setting): Draft {
  const id = setting.lookup.facts.documentId;
  const groups = new Map<string, string[]>();
  for (const { label, text, holds } of found) {
    const heading = holds.join('、');
    groups.set(heading, [...(groups.get(heading) ?? []), `${label}：${text.text}`]);
  }
  const lines = [...groups].flatMap(([heading, fields]) =>
    heading === '' ? fields : [`${heading}：`, ...fields.map((field) => `　${field}`)],
  );
  const amounts = figures.map((item) => `${name(item, setting)}：${figureOf(item)}`);
  const verdict =
    claim === undefined
      ? []
      : [{ so: `是${claim.word}。`, not: `不是${claim.word}。`, none: `没有${claim.word}的项目：` }[claim.is]];
  return {
    kind: claim === undefined ? 'explanation' : 'check',
    lines: [...verdict, ...lines, ...amounts],
    values: figures.map((item) => value(item.label, run(item.plan).amount)),
    citations: [...found.map((one) => citeText(one, id)), ...cites(figures, setting)],
    calculation: [],
    notes: [],
  };
}
