import v8 from 'node:v8';
import { defineConfig } from 'vitest/config';

// Every test file that opens the embedded PostgreSQL would optimise its WebAssembly anew, for seconds, and be done
// before that pays: V8's first compiler is enough here. Programs that tests start run as users run them.
v8.setFlagsFromString('--liftoff-only');

const shared = {
  pool: 'threads',
  testTimeout: 60_000,
  hookTimeout: 120_000,
  setupFiles: ['test/support/property-seed.ts'],
} as const;

export default defineConfig({
  test: {
    // Many tests wait for programs they start: every core may have a worker.
    maxWorkers: '100%',
    projects: [
      {
        // Rooms are pure or clean up behind themselves: one load of the modules serves many files.
        test: {
          ...shared,
          name: 'rooms',
          include: ['src/**/*.test.ts', 'workspaces/**/*.test.ts'],
          isolate: false,
        },
      },
      {
        test: {
          ...shared,
          name: 'house',
          include: ['test/**/*.test.ts'],
          globalSetup: ['test/support/global-setup.ts'],
        },
      },
    ],
  },
});
