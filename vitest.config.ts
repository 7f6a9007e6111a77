import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Servers and child processes start in these tests, on machines that do other work too.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    pool: 'forks',
    maxWorkers: 2,
    // A machine that does other work makes a test late; what is wrong is wrong twice.
    retry: process.env.CI ? 1 : 0,
  },
});
