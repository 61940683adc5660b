import * as z from 'zod/mini';
import { lineOf } from './json-line.ts';

/** What the text itself cannot tell about a document: the content of `knowledge/<document>/document.json`. */
export interface DocumentMeta {
  /** Full official name of the department. */
  readonly department: string;
  readonly year: number;
  readonly stage: 'budget' | 'final';
  /** What people call the department beside what follows from its name: 市审, 老干局. */
  readonly aliases?: readonly string[] | undefined;
  /** Where it was published, if that is known. */
  readonly address?: string | undefined;
  readonly repairs: readonly RepairMeta[];
}

/** A `Repair` as it is written down. */
export interface RepairMeta {
  readonly source: string;
  readonly line: number;
  readonly columns?: readonly (readonly string[])[] | undefined;
  readonly cells?: readonly string[] | undefined;
  readonly reason: string;
  readonly evidence: readonly { readonly line: number; readonly quote: string }[];
}

const words = (what: string) => z.string(`应为文字：${what}`).check(z.minLength(1, `不能为空：${what}`));
const whole = (what: string) => z.int(`应为整数：${what}`).check(z.positive(`应大于 0：${what}`));
const list = <T extends z.core.$ZodType>(of: T, what: string) => z.array(of, `应为列表：${what}`);

const repair = z
  .strictObject(
    {
      source: words('修订所在的表，如 表7'),
      line: whole('修订所在的行号'),
      columns: z.optional(list(list(words('表头文字'), '一列的各级表头'), '修订后的各列表头')),
      cells: z.optional(list(z.string('应为文字：修订后的单元格'), '修订后的各单元格')),
      reason: words('修订理由'),
      evidence: list(
        z.strictObject({ line: whole('依据所在的行号'), quote: words('依据的原文') }, fault('依据')),
        '修订依据',
      ).check(z.minLength(1, '至少要有一条依据')),
    },
    fault('修订'),
  )
  .check(z.refine((one) => one.columns !== undefined || one.cells !== undefined, '应有 columns 或 cells'));

const schema = z.strictObject(
  {
    department: words('部门全称'),
    year: z.int('应为整数：预算年度').check(z.gte(1990, '年度应为四位数'), z.lte(2100, '年度应为四位数')),
    stage: z.enum(['budget', 'final'], '应为 budget（预算）或 final（决算）'),
    aliases: z.optional(list(words('部门的另一个叫法'), '部门的其他叫法')),
    address: z.optional(z.url('应为网址：公开地址')),
    repairs: list(repair, '修订'),
  },
  fault('文件内容'),
);

function fault(what: string) {
  return {
    error: (issue: z.core.$ZodRawIssue) =>
      issue.code === 'unrecognized_keys'
        ? `不认识的字段：${(issue as { readonly keys?: readonly string[] }).keys?.join('、') ?? ''}`
        : `应为对象：${what}`,
  };
}

/**
 * Reads and validates the text of a `document.json`.
 * @param file named in messages
 * @throws Error listing every fault, one per line: `文件:行号：字段：应为…`
 */
export function readMeta(json: string, file: string): DocumentMeta {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    throw new Error(`${file}:${brokenLine(json, error)}：不是有效的 JSON`);
  }
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const faults = result.error.issues.map(
    ({ path, message }) => `${file}:${lineOf(json, path)}：${fieldName(path)}：${message}`,
  );
  throw new Error(faults.join('\n'));
}

/** The 1-based line where the parser stopped; the last one where the text just ends. */
function brokenLine(json: string, error: unknown): number {
  const at = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
  return json.slice(0, at === undefined ? undefined : Number(at)).split('\n').length;
}

/** repairs[0].line; （整个文件） for the root. */
function fieldName(path: readonly PropertyKey[]): string {
  const name = path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('');
  return name === '' ? '（整个文件）' : name.replace(/^\./, '');
}
