import { readFileSync } from 'node:fs';
import { readMeta } from '../../src/document/meta.ts';
import { readDocument } from '../../src/document/read.ts';

export const id = 'gongrencun-2024';
const read = (file: string) => readFileSync(new URL(`../../knowledge/${id}/${file}`, import.meta.url), 'utf8');

export const source = read('source.txt');
export const meta = readMeta(read('document.json'), `knowledge/${id}/document.json`);
export const first = readDocument(id, source, meta);
