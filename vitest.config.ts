import { defineConfig } from 'vitest/config';

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
