import { builtInKnowledge, loadKnowledge } from '../../src/knowledge.ts';

export const knowledge = loadKnowledge(builtInKnowledge());
