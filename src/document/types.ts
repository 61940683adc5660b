/**
 * What was published, cell by cell, each with its place.
 * Nothing here is interpreted: cells are the printed strings, lines are 1-based in `source.txt`.
 */

/** The fifteen standard tables of 部门预算公开, by what they hold; `unknown` stays readable and searchable. */
export type TableKind =
  | 'balance' // 收支总表
  | 'revenue' // 收入总表
  | 'expenditure' // 支出总表
  | 'fiscal-balance' // 财政拨款收支总表
  | 'general-budget-by-function' // 一般公共预算支出表（分功能科目）
  | 'general-budget-by-unit' // 一般公共预算支出表（分单位）
  | 'general-budget-by-economy' // 一般公共预算支出表（按经济分类科目）
  | 'basic-expenditure' // 一般公共预算基本支出表
  | 'three-public' // 一般公共预算“三公”经费支出表
  | 'government-fund' // 政府性基金预算支出表
  | 'state-capital' // 国有资本经营预算支出表
  | 'projects' // 项目支出表
  | 'procurement' // 政府采购预算表
  | 'purchased-services' // 政府购买服务预算表
  | 'assets' // 资产配置预算表
  | 'department-performance' // 部门整体支出绩效目标表
  | 'project-performance' // 项目支出绩效目标表
  | 'unknown';

export interface Column {
  /** Header words from the top row down, blanks of merged cells filled in: ['基本支出', '人员经费']. */
  readonly path: readonly string[];
}

export interface TableRow {
  readonly line: number;
  readonly page: number | null;
  /**
   * One string per column, '' where the cell is empty; repairs applied (see `Repair`), never anything else.
   * In the blocks of a form (`within` not empty) cells stand in the block's own columns, and merged cells
   * (一级指标, 资金构成) are carried down. Rows with `within` empty are label beside value, whatever the columns say.
   */
  readonly cells: readonly string[];
  /** The line as printed, tabs and all. */
  readonly printed: string;
  /** Header words of a form's block, e.g. ['年度目标1:']; empty for plain tables. */
  readonly within: readonly string[];
}

export interface Table {
  /** `表1` … `表15`, the number in the document's own contents. */
  readonly source: string;
  readonly kind: TableKind;
  /** The title in the contents, without number, department and year: 一般公共预算“三公”经费支出表. */
  readonly title: string;
  /** The title printed above the table itself; '' where none is printed. */
  readonly printedTitle: string;
  /** 元, 万元 …; '' where the table prints none. */
  readonly unit: string;
  readonly columns: readonly Column[];
  readonly rows: readonly TableRow[];
  readonly notes: readonly Line[];
  readonly headerLines: readonly number[];
  /** First and last line, title and notes included. */
  readonly from: number;
  readonly to: number;
}

export interface Line {
  /** Where the text begins. */
  readonly line: number;
  readonly page: number | null;
  readonly text: string;
  /**
   * Only where a page break cut the text: the printed lines that it was joined from, in order.
   * The character at index `i` of `text` stands on the last part whose `offset` is at most `i`.
   */
  readonly parts?: readonly { readonly line: number; readonly page: number | null; readonly offset: number }[];
}

/** One numbered section of the narrative (第一部分, 第三部分). Its paragraphs are whole again where a page broke them. */
export interface Section {
  /** `第一部分·三`, `第三部分·十一(二)`. */
  readonly source: string;
  readonly title: string;
  readonly line: number;
  readonly paragraphs: readonly Line[];
}

/** One entry of 名词解释. `source` is `第四部分(六)`. */
export interface Term {
  readonly source: string;
  readonly name: string;
  readonly text: string;
  readonly line: number;
  readonly page: number | null;
}

/** Something noticed about the document itself. Data first: worded in one place (`answer/`). */
export interface Finding {
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'note';
  /** Where to look, the place to correct first. `column` only where one figure of a table's row is meant, not the row. */
  readonly places: readonly { readonly source: string; readonly line: number; readonly column?: string }[];
  readonly expected: string;
  readonly found: string;
  readonly difference?: string;
  /** One Chinese sentence that a clerk can act on. */
  readonly message: string;
  /** For a note under an answer that cites one of the places: what differs. Absent where such an answer needs none. */
  readonly short?: string;
  /** The figures that the note is about, where these are not all of `places`: the others only prove it. */
  readonly noted?: Finding['places'];
}

/** A correction of what the extraction garbled: what it is now, why, and where else the document proves it. */
export interface Repair {
  readonly source: string;
  readonly line: number;
  /** Replacement column paths (header repair) and/or the repaired cells of one line. */
  readonly columns?: readonly (readonly string[])[];
  readonly cells?: readonly string[];
  readonly reason: string;
  readonly evidence: readonly { readonly line: number; readonly quote: string }[];
}

export interface Document {
  /** The folder's name under knowledge/. */
  readonly id: string;
  readonly department: string;
  readonly year: number;
  readonly stage: 'budget' | 'final';
  readonly lines: readonly string[];
  /** Every table that the contents list or the body prints, in the contents' order, missing ones included with no rows. */
  readonly tables: readonly Table[];
  readonly sections: readonly Section[];
  readonly terms: readonly Term[];
  readonly repairs: readonly Repair[];
  readonly findings: readonly Finding[];
}
