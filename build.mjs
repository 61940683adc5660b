// Bundles the entries into dist/. Lazy imports become chunks of their own, so that a start loads only what it needs.
// Import lazily our own modules, not packages: a bundled CommonJS package (grammy) has no named exports under import().
import { existsSync, rmSync } from 'node:fs';
import { build } from 'esbuild';

const entryPoints = ['src/start.ts', 'src/ask.ts', 'src/import.ts'].filter((entry) => existsSync(entry));
rmSync('dist', { recursive: true, force: true });

if (entryPoints.length > 0) {
  await build({
    entryPoints,
    outdir: 'dist',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'bundle',
    chunkNames: 'chunks/[name]-[hash]',
    logLevel: 'warning',
    // CommonJS packages (grammy) call require.
    banner: {
      js: "import { createRequire as createRequireHere } from 'node:module'; const require = createRequireHere(import.meta.url);",
    },
  });
}
