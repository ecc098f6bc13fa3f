import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: '../../test-results/e2e',
  workers: 1,
  fullyParallel: false,
  timeout: 120_000,
  // How long something is waited for is no budget: a machine may stand still for seconds.
  expect: { timeout: 30_000 },
  forbidOnly: true,
  retries: 0,
});
