import { defineConfig } from 'vitest/config';

export default defineConfig({
  // A test that hangs is ended; none is held to a time, however slow the machine.
  test: {
    include: ['test/**/*.test.ts'],
    pool: 'threads',
    // The files of one thread share the modules that they import: no test replaces one.
    isolate: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
