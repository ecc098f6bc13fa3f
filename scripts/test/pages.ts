// `npm run test:pages`: all real pages beside the checkout (../shared/pages) in the built extension, some minutes; `npm test` takes a sample of them.
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { build } from '../build/build.ts';
import { say } from '../setup/say.mjs';

// Not below Playwright's own folder of results, which it empties first.
const shots = path.resolve('test-results', 'pages');
mkdirSync(shots, { recursive: true });
build('chrome', 'test');
const args = ['test', '--config', 'test/e2e/playwright.config.ts', 'real-pages.spec.ts', 'silence.spec.ts', '-g', 'real pages', '--reporter=list'];
const env = { ...process.env, OBELUS_PAGES: 'all', OBELUS_SHOTS: shots };
const run = spawn(path.resolve('node_modules', '.bin', 'playwright'), args, { stdio: ['inherit', 'pipe', 'inherit'], env });
let output = '';
run.stdout.on('data', (part: Buffer) => {
  process.stdout.write(part);
  output += String(part);
});
run.on('close', (code) => {
  const counts = output.split('\n').filter((line) => /^(real|silent) pages: /.test(line));
  say(counts.length === 2 ? counts.join('; ') : 'the run ended before all pages were counted');
  say(`twelve of the pages, to be looked at: ${path.relative('.', path.join(shots, 'contact-sheet.png'))}`);
  process.exitCode = code ?? 1;
});
