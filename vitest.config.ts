import preact from '@preact/preset-vite';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

const browserArguments = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
  '--disable-gpu',
];

export default defineConfig({
  test: {
    projects: [
      {
        plugins: [await WxtVitest()],
        // A limit for tests that hang, not for slow machines.
        test: {
          name: 'unit',
          environment: 'node',
          testTimeout: 60_000,
          hookTimeout: 60_000,
          include: ['test/unit/**/*.test.ts', 'test/architecture/*.test.ts'],
          // Modules are loaded once and not for every file (a third of the time). So a file that stubs a global puts it back.
          isolate: false,
        },
      },
      {
        plugins: [preact()],
        optimizeDeps: { include: ['zod/mini', 'preact', 'preact/hooks', 'preact/jsx-runtime', 'idb', 'axe-core', 'fast-check'] },
        test: {
          name: 'browser',
          // One page at a time: a browser slows idle callbacks and timers of pages that are not in front.
          fileParallelism: false,
          include: ['test/browser/**/*.test.{ts,tsx}'],
          // Limits for tests that hang; looking at every mode of a page with axe takes some seconds on a slow machine as it is.
          testTimeout: 120_000,
          hookTimeout: 120_000,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: { executablePath: process.env.CHROME_PATH ?? '/usr/bin/chromium', args: browserArguments } }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
      {
        test: { name: 'build', environment: 'node', include: ['test/build/**/*.test.ts'], testTimeout: 60_000, hookTimeout: 60_000 },
      },
      {
        test: {
          name: 'firefox',
          environment: 'node',
          include: ['test/e2e/firefox/**/*.test.ts'],
          // A browser is driven for up to a minute and more: limits for what hangs, not for slow machines.
          testTimeout: 400_000,
          hookTimeout: 400_000,
          fileParallelism: false,
        },
      },
      {
        test: { name: 'eval', environment: 'node', include: ['test/eval/**/*.test.ts'], testTimeout: 60_000, hookTimeout: 60_000 },
      },
    ],
  },
});
