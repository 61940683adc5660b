import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { reportJson, reportText } from './chat/check/print.ts';
import { compareKnown, readKnown } from './facts/checks/known.ts';
import { builtInKnowledge, documentsIn, KnowledgeError, noDocument, readKnowledge } from './knowledge.ts';

const USAGE = [
  '用法：npm run --silent check',
  '      --json           每份文件写成一行 JSON',
  '      --knowledge DIR  检查另一个知识文件夹',
  '有不在已知清单（knowledge/<文件>/findings.json）中的错误时，以 1 退出。',
].join('\n');

interface Options {
  readonly json: boolean;
  readonly folder: string;
}

function options(args: readonly string[]): Options | null {
  const at = args.indexOf('--knowledge');
  const folder = at < 0 ? builtInKnowledge() : args[at + 1];
  const others = args.filter((_, index) => at < 0 || (index !== at && index !== at + 1));
  if (folder === undefined || others.some((arg) => arg !== '--json')) return null;
  return { json: others.length > 0, folder };
}

/** Checks every document of a knowledge folder. @returns true where every error is known */
function check({ json, folder }: Options): boolean {
  const ids = documentsIn(folder);
  if (ids.length === 0) throw new KnowledgeError(folder, [noDocument(folder)]);
  return ids.map((id) => checkOne(id, folder, json)).every((known) => known);
}

function checkOne(id: string, folder: string, json: boolean): boolean {
  const { report } = readKnowledge(folder, id);
  const { tallies, findings } = report();
  const list = join(folder, id, 'findings.json');
  const known = existsSync(list) ? readKnown(readFileSync(list, 'utf8'), list) : [];
  const compared = compareKnown(findings, known);
  const file = relative(process.cwd(), join(folder, id, 'source.txt'));
  const text = json ? reportJson(id, tallies, compared) : reportText(tallies, compared, file);
  process.stdout.write(`${text}\n`);
  return compared.findings.every(({ finding, reason }) => finding.severity !== 'error' || reason !== null);
}

// Whoever reads may have read enough (`| head -1`).
process.stdout.on('error', () => process.exit(1));
const chosen = options(process.argv.slice(2));
if (chosen === null) {
  process.stderr.write(`${USAGE}\n`);
  process.exitCode = 1;
} else {
  try {
    process.exitCode = check(chosen) ? 0 : 1;
  } catch (error) {
    if (!(error instanceof KnowledgeError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}
