import { readFileSync } from 'node:fs';
import path from 'node:path';

const AXE = readFileSync(path.resolve('node_modules', 'axe-core', 'axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

type AxeWindow = { axe: { run(options: object): Promise<{ violations: { id: string; nodes: { target: unknown[] }[] }[] }> } };

/** A page of whichever browser and driver. */
type AnyPage = { evaluate(script: string): Promise<unknown> };

/** Runs in the page. */
async function faults(rules: string[]): Promise<string[]> {
  const { violations } = await (globalThis as unknown as AxeWindow).axe.run({ runOnly: rules });
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id} ${JSON.stringify(target)}`));
}

/** What axe finds on a page: rule and place, sorted. Run through the debugger, so no policy of the page keeps it out. */
export async function faultsOf(page: AnyPage): Promise<string[]> {
  await page.evaluate(`if (!window.axe) { ${AXE} }`);
  return ((await page.evaluate(`(${faults.toString()})(${JSON.stringify(RULES)})`)) as string[]).toSorted();
}
