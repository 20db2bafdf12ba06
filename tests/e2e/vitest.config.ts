// Each job has a server, a data folder and a page of its own; two run side by side. A machine that stalls is no fault of the
// program: a job that fails is tried again.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { include: ['jobs/**/*.test.ts'], testTimeout: 180_000, hookTimeout: 60_000, maxWorkers: 2, retry: 2, expect: { poll: { timeout: 20_000, interval: 100 } } },
});
