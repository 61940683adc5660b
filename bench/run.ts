import { builtInKnowledge, loadKnowledge } from '../src/knowledge.ts';
import { benchColdStart } from './cold.ts';
import { benchDocuments } from './documents.ts';
import { benchGate } from './gate.ts';
import { benchKnowledge } from './growth.ts';
import { benchImport } from './import.ts';
import { benchQuestions } from './question.ts';
import { benchSoak } from './soak.ts';
import { benchStart } from './start.ts';

// npm run bench -- cold: only the parts that are named.
const parts: Readonly<Record<string, () => void | Promise<void>>> = {
  questions: () => benchQuestions(loadKnowledge(builtInKnowledge())),
  cold: benchColdStart,
  knowledge: benchKnowledge,
  documents: benchDocuments,
  import: benchImport,
  start: benchStart,
  gate: () => benchGate(loadKnowledge(builtInKnowledge())),
  soak: benchSoak,
};
const chosen = process.argv.slice(2);
for (const [name, run] of Object.entries(parts)) {
  if (chosen.length === 0 || chosen.includes(name)) await run();
}
