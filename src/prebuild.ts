import { writeFileSync } from 'node:fs';
import { builtInKnowledge, readKnowledge } from './knowledge.ts';
import { PREBUILT, store } from './prebuilt.ts';

/** Last step of the build: reads the built-in knowledge once for every later start. */
const folder = builtInKnowledge();
writeFileSync(`dist/${PREBUILT}`, store(readKnowledge(folder), folder));
