// `npm run test:pages`: all real pages beside the checkout (../shared/pages) in the built extension, some minutes; `npm test` takes a sample of them.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { build } from '../build/build.ts';

build('chrome', 'test');
const args = ['test', '--config', 'test/e2e/playwright.config.ts', 'real-pages.spec.ts', 'silence.spec.ts', '-g', 'real pages', '--reporter=list'];
const result = spawnSync(path.resolve('node_modules', '.bin', 'playwright'), args, { stdio: 'inherit', env: { ...process.env, OBELUS_PAGES: 'all' } });
process.exitCode = result.status ?? 1;
