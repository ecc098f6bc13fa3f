import path from 'node:path';
import type { BrowserContext } from '@playwright/test';
import { build } from 'vite';
import { median } from './measure.ts';
import type { MarkTimes, measureMarks } from './marks-page.ts';

/** performance.md section 3: a hit test at most 2.5 times `elementFromPoint` at any number of marks. */
const HIT = 2.5;
const ROUNDS = 9;

async function bundle(): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    build: { write: false, lib: { entry: path.resolve(import.meta.dirname, 'marks-page.ts'), formats: ['iife'], name: 'bench' } },
  });
  const [first] = Array.isArray(result) ? result : [result];
  if (!first || !('output' in first)) throw new Error('the bench page was not built');
  return first.output[0].code;
}

/** Measures hit test and painting in a page of its own, with 10 and with 500 marks; prints a row each. True where the budgets hold. */
export async function benchMarks(context: BrowserContext, sentences: readonly string[]): Promise<boolean> {
  const code = await bundle();
  let holds = true;
  for (const count of [10, 500]) {
    const page = await context.newPage();
    await page.setContent('<!doctype html><style>body{margin:20px;width:640px;font:18px/30px serif}p{margin:0 0 12px}</style><body>');
    await page.evaluate(code + ';globalThis.bench = bench');
    const paragraphs = Array.from({ length: 500 }, (_, at) => `${at}. ${sentences[at % sentences.length]}`);
    const times: MarkTimes = await page.evaluate(
      (plan) => (globalThis as unknown as { bench: { measureMarks: typeof measureMarks } }).bench.measureMarks(plan),
      {
        paragraphs,
        count,
        rounds: ROUNDS,
      },
    );
    await page.close();
    const [floor, hit] = [median(times.floor), median(times.hit)];
    const fine = hit <= HIT * floor;
    holds &&= fine;
    console.log(
      `${`hit test among ${count} marks`.padEnd(46)} ${hit.toFixed(1).padStart(6)} µs  floor ${floor.toFixed(1)} µs, ${(hit / floor).toFixed(2)} times it  bar ${HIT}: ${fine ? 'holds' : 'FAILS'}`,
    );
    console.log(
      `${`reading 500 paragraphs, painting ${count}`.padEnd(46)} ${median(times.paint).toFixed(1).padStart(6)} ms  a bare walk ${median(times.walk).toFixed(1)} ms`,
    );
  }
  return holds;
}
