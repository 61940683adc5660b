import { Kept } from './kept.ts';
import { builtInKnowledge, documentsIn, readKnowledge } from './knowledge.ts';

/** Last step of the build: reads the built-in knowledge once for every later start. */
const folder = builtInKnowledge();
const kept = new Kept(folder);
for (const id of documentsIn(folder)) kept.keep(id, () => readKnowledge(folder, id));
