import type { Entry } from '../../facts/types.ts';
import { operand } from '../operands.ts';
import type { Query } from '../query.ts';
import type { Detail, Request } from '../request.ts';
import { squeeze } from '../squeeze.ts';

/** Who and what number stands on the forms. */
const LABELS = ['项目负责人', '联系人', '电话', '填报人', '填报人电话'];

/** 公服办管哪几个项目, 这个电话是谁的: from an office, a person or a number to the projects whose forms name it. */
export function charge(query: Query): Request | null {
  const { frame, lookup } = query;
  const said = squeeze(frame.segment.text);
  const forms = [...lookup.in('project-performance'), ...lookup.in('department-performance')];
  const found = forms.flatMap((entry): Detail[] =>
    LABELS.flatMap((label) => {
      const text = entry.texts[label];
      return text !== undefined && namesIt(said, squeeze(text.text))
        ? [{ label, text, entry, holds: [lookup.entity(entry.subject)?.names[0] ?? entry.label] }]
        : [];
    }),
  );
  if (found.length === 0) return null;
  const person = found.find(({ label }) => label === '联系人' || label === '填报人');
  if (person !== undefined && personal(query))
    return { type: 'missing', what: `${person.text.text}的这类信息`, reason: 'no-text', mentioned: [], there: [] };
  if (figureAsked(query) || beside(query, found)) return null;
  const claimed = claimedOf(found, forms, query);
  if (claimed !== null) return claimed;
  const groups = new Map<string, Detail>();
  for (const detail of found) {
    const key = `${detail.label}：${detail.text.text}`;
    const known = groups.get(key);
    groups.set(key, known === undefined ? detail : { ...known, holds: [...known.holds, ...detail.holds] });
  }
  const reach = /联系方式|怎么|如何|咋|找|打/.test(frame.segment.text);
  const phones =
    frame.asks.has('phone') || (frame.asks.has('contact') && reach)
      ? phonesOf(found)
      : frame.asks.has('contact')
        ? phonesOf(found).filter(({ label }) => label === '联系人')
        : [];
  const number = /^\d{7,}$/.test(found[0]?.text.text ?? '');
  const owners = number ? ownersOf(found) : [];
  return { type: 'details', details: [...groups.values(), ...owners, ...phones], figures: [] };
}

/** 社区办公经费归党建办管，对不对: what the project's own form says. */
function claimedOf(found: readonly Detail[], forms: readonly Entry[], { frame, scope }: Query): Request | null {
  const ids = scope.inherited ? [] : scope.nouns.flatMap((noun) => noun.ids).filter((id) => id.startsWith('project:'));
  const [first] = found;
  if (!frame.asks.has('yes-no') || ids.length !== 1 || first === undefined) return null;
  const { label, text } = first;
  const own = forms.find(({ subject, texts }) => ids.includes(subject) && texts[label] !== undefined);
  const said = own?.texts[label];
  if (own === undefined || said === undefined) return null;
  const is = squeeze(said.text) === squeeze(text.text) ? 'so' : 'not';
  const details = [{ label, text: said, entry: own, holds: [own.label] }];
  return { type: 'details', details, figures: [], claim: { word: text.text, is } };
}

/** 党政办 is called 党政办公室 too. */
function namesIt(said: string, value: string): boolean {
  return value.length >= 2 && said.includes(value);
}

/** The number of whom the question names. */
function phonesOf(found: readonly Detail[]): readonly Detail[] {
  const numbers = found.flatMap(({ label, entry }): Detail[] => {
    const wanted =
      label === '填报人'
        ? ['填报人电话']
        : label === '联系人'
          ? ['电话']
          : label === '项目负责人'
            ? ['联系人', '电话']
            : [];
    return wanted.flatMap((phone) => {
      const text = entry.texts[phone];
      return text === undefined ? [] : [{ label: phone, text, entry, holds: [] }];
    });
  });
  return numbers.filter((one, i) => numbers.findIndex((other) => other.text.text === one.text.text) === i);
}

/** Whose number it is: the contact of the form, or who filled it in. */
function ownersOf(found: readonly Detail[]): readonly Detail[] {
  const owners = found.flatMap(({ label, entry }): Detail[] => {
    const owner = label.startsWith('填报人') ? '填报人' : '联系人';
    const text = entry.texts[owner];
    return text === undefined ? [] : [{ label: owner, text, entry, holds: [] }];
  });
  return owners.filter(
    (one, i) => owners.findIndex((other) => other.label === one.label && other.text.text === one.text.text) === i,
  );
}

/** 某人今年奖金多少: figures of a person, where no project is asked for. */
function personal(query: Query): boolean {
  const { scope, frame } = query;
  const projects = scope.nouns.some(
    ({ ids, collection }) =>
      collection === 'projects' || ids.some((id) => id.startsWith('project:') || id === 'category:项目支出'),
  );
  return (
    !projects &&
    !scope.inherited &&
    scope.nouns.length > 0 &&
    !['office', 'contact', 'phone', 'filler-person', 'which', 'name'].some((ask) => frame.asks.has(ask))
  );
}

/** 周某的微信号: something of the person that no form has. */
function beside({ frame }: Query, found: readonly Detail[]): boolean {
  const values = found.map(({ text }) => squeeze(text.text));
  const rest = frame.unread.map((part) => values.reduce((left, value) => left.replace(value, ''), squeeze(part)));
  return (
    frame.absents.length > 0 ||
    frame.pers.length > 0 ||
    frame.unlisted.length > 0 ||
    rest.some((part) => /\p{Script=Han}{2}/u.test(part))
  );
}

function figureAsked({ frame, scope, lookup }: Query): boolean {
  // 邱晨的座机是多少: the number that is asked for is the phone's.
  const number = frame.asks.has('phone') ? [] : ['number'];
  if (
    ['amount', ...number, 'how-many', 'people'].some((ask) => frame.asks.has(ask)) ||
    frame.limits.length > 0 ||
    frame.thresholds.length > 0
  )
    return true;
  if (['plus', 'max', 'min', 'share', 'percent', 'average', 'rank', 'difference'].some((op) => frame.ops.has(op)))
    return true;
  return (
    frame.asks.size === 0 &&
    scope.nouns.some((noun) => operand(noun, scope, lookup).readings.length > 0 && !scope.inherited)
  );
}
