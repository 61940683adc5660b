const SHORTEST = 4;
/** Every place of a name, at its start and in its brackets. */
const PLACE = /(?<=^|[（(])(?:\p{Script=Han}{2,8}?[省市区县])+(?=.{4})/gu;
/** What kind of office a unit is: 服务中心, 数据管理局. */
const KIND =
  /(?:服务|保障|信息|数据|数据管理|普查|调查|监测|评估|研究|培训|教育|宣传|档案|指挥|救助|接待|执法|管理|事务|储备|发展|促进|技术)(?:中心|院|所|站|队|处)$/;

/**
 * How people name the units of a department: without the city, without the department, by either of two names, and by the
 * kind of office where only one is of that kind: 临川市粮食局储备中心, 粮食局储备中心, 储备中心.
 */
export function namesOfUnits(units: readonly string[], department: string): ReadonlyMap<string, readonly string[]> {
  const tail = department.replace(/^.*(?:人民政府|[市区县省])(?=.{3,})/, '');
  const kindOf = (name: string) => KIND.exec(withoutBrackets(name))?.[0];
  const kinds = units.map(kindOf);
  const found = units.map((name): readonly [string, readonly string[]] => {
    const local = name.replace(PLACE, '');
    const own = local.startsWith(tail) ? local.slice(tail.length) : local;
    const other = /[（(]([^（()）]+)[）)]$/.exec(local)?.[1] ?? '';
    const kind = kindOf(name);
    const only = kind !== undefined && kinds.filter((one) => one === kind).length === 1 ? kind : '';
    const names = [name, local, own, other, only].filter((one) => one.length >= SHORTEST);
    return [name, [...new Set(names)]];
  });
  return new Map(found);
}

function withoutBrackets(name: string): string {
  return name.replace(/[（(][^（()）]*[）)]/g, '');
}
