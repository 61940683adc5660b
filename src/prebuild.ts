import { writeFileSync } from 'node:fs';
import { builtInKnowledge, readKnowledge } from './knowledge.ts';
import { store } from './prebuilt.ts';

/** Last step of the build: reads the built-in knowledge once for every later start. */
const folder = builtInKnowledge();
for (const [file, text] of Object.entries(store(readKnowledge(folder), folder))) writeFileSync(`dist/${file}`, text);
