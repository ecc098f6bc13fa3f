// `npm run test:kills`: forty times a browser is killed while it writes its history (some minutes; `npm test` does it three times).
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { build } from '../build/build.ts';

build('chrome', 'test');
const args = ['test', '--config', 'test/e2e/playwright.config.ts', 'history.spec.ts', '-g', 'killed', '--reporter=list'];
const result = spawnSync(path.resolve('node_modules', '.bin', 'playwright'), args, { stdio: 'inherit', env: { ...process.env, OBELUS_KILLS: '40' } });
process.exitCode = result.status ?? 1;
