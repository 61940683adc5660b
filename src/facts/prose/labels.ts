const EITHER_WAY = /\((?:增加|增长|减少|下降|上升|降低)\)$/;
const DOWN = /(减少|下降|降低|压减)(?:了|约)?$/;
const ORDINAL = /^(?:\((?:\d+|[一二三四五六七八九十]+)\)|[一二三四五六七八九十]+、|\d+[.、](?!\d))/;

/** The words of a clause that stand before its figure; a bracket that is open there starts the clause. */
export function labelOf(gap: string): string {
  const words = gap.slice(Math.max(...['。', '；', '，', '：'].map((mark) => gap.lastIndexOf(mark))) + 1);
  let depth = 0;
  for (let index = words.length - 1; index >= 0; index -= 1) {
    if (words[index] === ')') depth += 1;
    else if (words[index] === '(') {
      if (depth === 0) return words.slice(index + 1);
      depth -= 1;
    }
  }
  return words.replace(/^[)、]+/, '');
}

/** The name among these words: without ordinal, year, the department and words that announce a figure. */
export function nameIn(lead: string, department: string): string {
  let name = lead;
  for (let next = shorter(name); next !== name; next = shorter(name)) name = next;
  return name;

  function shorter(text: string): string {
    return (text.startsWith(department) ? text.slice(department.length) : text)
      .replace(ORDINAL, '')
      .replace(/^[、)]+/, '')
      .replace(/^\d{4}年(?:度)?/, '')
      .replace(/^(?:本部门|我部门|本单位|部门共有|部门(?=总|共)|共有|全年|共?涉及|一般公共预算安排|安排(?=.{2}))/, '')
      .replace(/(?:共计|合计|总计|为|共|约|安排|预算数|支出合计)$/, '');
  }
}

/** `3家|事业单位的机关运行经费`: what was counted belongs to the number before. */
export function afterNoun(lead: string, noun: string): string {
  return lead.startsWith(noun) ? lead.slice(noun.length).replace(/^[并的]+/, '') : lead;
}

/** What a number counts: `16个|项目2695.14万元` → 项目. */
export function nounAfter(text: string): string {
  return (/^[^，。；、：()\d]{1,16}/.exec(text)?.[0] ?? '').replace(/[的并].*$/, '');
}

/** The digits with the sign that the words in front of them give; null where they leave it open and it matters: 增加(减少)5. */
export function signed(digits: string, lead: string): string | null {
  const zero = /^0+(?:\.0+)?$/.test(digits);
  if (zero) return '0';
  if (EITHER_WAY.test(lead)) return null;
  return DOWN.test(lead) ? `-${digits}` : digits;
}
