import type { Document } from '../document/types.ts';
import { Register } from './entities.ts';
import { withUniqueIds } from './entries.ts';
import { proseEntries } from './prose/entries.ts';
import { noteStatements, proseStatements } from './prose/statements.ts';
import type { Entry, Facts } from './types.ts';

export function extractFacts(document: Document): Facts {
  const register = new Register();
  const printed: Entry[] = [];
  const told = proseEntries(document, register, printed);
  const statements = [...proseStatements(document, told, register), ...noteStatements(document.tables, register)];
  return {
    documentId: document.id,
    department: document.department,
    year: document.year,
    entities: register.entities(),
    entries: withUniqueIds([...printed, ...told.map(({ entry }) => entry)]),
    statements,
    findings: [...document.findings, ...register.findings()],
  };
}
