/** Where one clause asks for a half of the spending, or for the sum, right behind another question. */
const NEXT =
  /(?<=(?:多少|几多|好多|几何)(?:钱|元|万元?)?)(?=(?:(?:基本|项目)(?:支出|经费)?[那这𠮶呢][边头块]|(?:合共|合计|一共|总共|加起来|合起来|加埋|两[边头项样]加)))/u;

/** 邮电费基本那边几多项目那边几多合共几多: three questions in one breath, cut where each begins. */
export function runOn(clause: string): readonly string[] {
  return clause.split(NEXT);
}
