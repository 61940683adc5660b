// Bundles the entries into dist/ and lets the last one read the built-in knowledge once for every later start.
// Lazy imports become chunks of their own, so that a start loads only what it needs.
// Import lazily our own modules, not packages: a bundled CommonJS package (grammy) has no named exports under import().
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { build } from 'esbuild';

rmSync('dist', { recursive: true, force: true });

// What one program has read of a document, another one may not use: see src/kept.ts.
const hash = createHash('sha256');
for (const file of readdirSync('src', { recursive: true }).sort())
  if (file.endsWith('.ts')) hash.update(file).update(readFileSync(`src/${file}`));
hash.update(readFileSync('package-lock.json'));

// One build an entry: together they would share their code through many small files, each of which costs a start time.
for (const entry of ['start', 'ask', 'check', 'import', 'prebuild']) {
  await build({
    entryPoints: [`src/${entry}.ts`],
    outdir: 'dist',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'bundle',
    // Not identifiers: grammY's fetch knows an AbortSignal by the name of its class.
    minifyWhitespace: true,
    minifySyntax: true,
    define: { BUILD: JSON.stringify(hash.copy().digest('hex').slice(0, 16)) },
    chunkNames: `${entry}/[name]-[hash]`,
    logLevel: 'warning',
    // CommonJS packages (grammy) call require.
    banner: {
      js: "import { createRequire as createRequireHere } from 'node:module'; const require = createRequireHere(import.meta.url);",
    },
  });
}
await import('./dist/prebuild.js');
