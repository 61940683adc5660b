import { type DocumentMeta, readMeta } from './meta.ts';

/** What is known of a document without reading it: its `document.json`. */
export interface Known extends Pick<DocumentMeta, 'department' | 'year' | 'stage'> {
  /** The folder's name under the knowledge folder. */
  readonly id: string;
  readonly aliases: readonly string[];
}

/** @throws Error listing every fault of the `document.json`, one per line */
export function readKnown(id: string, json: string, file: string): Known {
  const { department, year, stage, aliases } = readMeta(json, file);
  return { id, department, year, stage, aliases: aliases ?? [] };
}

export const STAGE: Readonly<Record<Known['stage'], string>> = { budget: '预算', final: '决算' };

/** 某部门2026年预算. */
export function titleOf({ department, year, stage }: Pick<Known, 'department' | 'year' | 'stage'>): string {
  return `${department}${year}年${STAGE[stage]}`;
}
