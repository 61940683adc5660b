const EITHER_WAY = /\((?:增加|增长|减少|下降|上升|降低)\)$/;
const DOWN = /(?:(?:减少|下降|降低|压减)(?:了|约)?|(?:减幅|降幅)(?:为|达)?)$/;
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
  const own = department.replaceAll('（', '(').replaceAll('）', ')');
  let name = lead;
  for (let next = shorter(name); next !== name; next = shorter(name)) name = next;
  return name;

  function shorter(text: string): string {
    return (text.startsWith(own) ? text.slice(own.length) : text)
      .replace(ORDINAL, '')
      .replace(/^[、)”]+/, '')
      .replace(/^“([^“”]*)”$/, '$1')
      .replace(/^(?:其中|包括|主要是|分别为|分别是)(?=.{2})/, '')
      .replace(/^.*\d{4}年(?:度)?(?=.{3})/, '')
      .replace(/^\d{4}年(?:度)?/, '')
      .replace(
        /^(?:本部门|我部门|本单位|我单位|全部门|本局|我局|部门共有|部门(?=总|共)|所属(?:各)?预算单位(?=共|政府|\p{Script=Han}{4})|共有|现有|全年|当年(?=本部门|.{4})|共?涉及|一般公共预算安排的?|安排(?=.{2}))/u,
        '',
      )
      .replace(/(.)\d{4}年(?:度)?(?:年初|当年)?(?:财政拨款)?(?:预算|决算)?$/, '$1')
      .replace(/(?:共计|合计|总计|为|共|约|安排|预算数|(?<!本年)支出合计)$/, '');
  }
}

/** The thing itself, without whose money it is and what a budget says of everything: 一般公共预算安排的培训费预算支出 → 培训费. */
export function coreOf(label: string): string {
  return label
    .replace(/^(?:本年|当年)?(?:财政拨款|一般公共预算(?:财政拨款|拨款)?)(?:安排)?的?(?=.{2})/, '')
    .replace(/(.{2})(?:(?:财政拨款|拨款)?(?:预算|支出|决算|总额|金额|安排)+)$/, '$1');
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

/** 2030年当年预算执行数, 2031年预算安排: only says which year's and which stage's figure of the thing before it. */
export function isStage(label: string): boolean {
  return /^(?:支出|收入)决算数?$|^(?:当年|本年|上年|年初)?(?:预算|决算|执行)?(?:预算|决算|执行)?(?:数|安排|执行数|决算数|预算数)?$/.test(
    label,
  );
}
