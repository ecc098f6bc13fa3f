import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { serve } from '../../scripts/browser/static-server.ts';
import { contactSheet } from '../../scripts/pictures/contact-sheet.ts';
import { askAs, expect, tabOf, test } from './obelus.ts';
import { faultsOf } from './axe.ts';
import { cardFacts, frames, onAndOff, snapshot } from './page-probe.ts';

const REAL_PAGES = path.resolve('..', 'shared', 'pages');
/** Every n-th page also goes through axe, which takes long, and into the contact sheet (OBELUS_SHOTS names a folder for it). */
const EACH = 5;
const ON_SHEET = 12;
const { OBELUS_SHOTS } = process.env;

/** A paragraph about the dispute, written for the project, behind the first longer paragraph of the page. */
const insert = (): boolean => {
  const paragraph = document.createElement('p');
  paragraph.textContent =
    'Microsoft has invested more than $13 billion in OpenAI. Under the present terms, calls to the OpenAI API must be routed through Azure, and people at Microsoft are weighing a lawsuit.';
  const isShown = (element: Element): boolean =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
    element.getBoundingClientRect().width > 180 &&
    element.closest('nav, aside, header, footer, form, figure, dialog, [aria-hidden="true"], [contenteditable]') === null;
  const after = [...document.querySelectorAll('p')].find((one) => (one.textContent ?? '').length > 120 && isShown(one));
  if (after) after.after(paragraph);
  else (document.querySelector('article, main') ?? document.body).append(paragraph);
  // A page that waits for its own scripts to show itself does not get them here: what they would take away is taken away.
  for (let at: HTMLElement | null = paragraph; at; at = at.parentElement) {
    const { visibility, opacity, display } = getComputedStyle(at);
    if (visibility !== 'visible') at.style.visibility = 'visible';
    if (opacity === '0') at.style.opacity = '1';
    if (display === 'none') at.style.display = 'block';
  }
  return paragraph.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && paragraph.getBoundingClientRect().height > 0;
};

test('UX-A2 UX-A3 real pages with a paragraph about the dispute: nothing moves, and the card can be read', async ({ obelus, asker }) => {
  test.skip(!existsSync(REAL_PAGES), 'the real pages are not on this machine; the odd pages of the project were used above');
  test.setTimeout(2_400_000);
  const all = readdirSync(REAL_PAGES).filter((file) => file.endsWith('.html'));
  // `npm run test:pages` looks at all of them; OBELUS_PAGES="msn,salon" at these alone; every eighth is enough for each `npm test`.
  const { OBELUS_PAGES: asked } = process.env;
  const files = all.filter((file, at) => (asked ? asked === 'all' || asked.split(',').some((name) => file.startsWith(name)) : at % 8 === 0));
  const server = await serve(REAL_PAGES);
  const page = await obelus.context.newPage();
  // Only the page itself: no outside request and none of its scripts, so that every run sees the same.
  await page.route('**/*', async (route) => {
    const url = new URL(route.request().url());
    if (!route.request().isNavigationRequest() || route.request().frame() !== page.mainFrame()) return route.abort();
    const file = path.join(REAL_PAGES, decodeURIComponent(url.pathname));
    return route.fulfill({ contentType: 'text/html', headers: { 'content-security-policy': "script-src 'none'" }, body: readFileSync(file) });
  });
  // What a page asks for in vain may change its layout, also once it was scrolled: the looks at it wait until all was refused.
  let open = 0;
  page.on('request', () => (open += 1));
  page.on('requestfinished', () => (open -= 1));
  page.on('requestfailed', () => (open -= 1));
  const quiet = async (): Promise<void> => {
    await expect.poll(() => open, { timeout: 60_000 }).toBeLessThanOrEqual(0);
    await frames(page);
  };
  const faults: string[] = [];
  /** Pages of which nothing can be seen, whatever is done. */
  const hidden: string[] = [];
  const shots: string[] = [];
  let read = 0;
  for (const [at, file] of files.entries()) {
    const say = (what: string): void => {
      faults.push(`${file}: ${what}`);
      console.log(faults.at(-1));
    };
    await page.goto(`${server.url}/${encodeURIComponent(file)}`, { waitUntil: 'domcontentloaded' });
    if (!(await page.evaluate(insert))) {
      hidden.push(file);
      continue;
    }
    const found = await page.waitForFunction(() => document.querySelector('obelus-notes') !== null, undefined, { timeout: 30_000 }).catch(() => null);
    if (!found) {
      say('no mark');
      continue;
    }
    read += 1;
    const tab = await tabOf(asker, page.url());
    const { notes } = await askAs(asker, 'tab.state', { tab });
    await page.bringToFront();
    const note = notes.find((one) => one.painted);
    const { shown } = await askAs(asker, 'tab.show', { tab, note: note?.id ?? '' });
    await quiet();
    const seen = await cardFacts(page);
    if (!shown || !seen?.inside || !seen.onTop || !seen.clear) say(`card ${JSON.stringify(seen)}`);
    if (OBELUS_SHOTS && at % EACH === 0 && shots.length < ON_SHEET) {
      shots.push(path.join(OBELUS_SHOTS, `${file.replace('.html', '')}.png`));
      await page.screenshot({ path: shots.at(-1) ?? '' });
    }
    await page.keyboard.press('Escape');
    const look = async () => {
      await quiet();
      return { layout: await snapshot(page), axe: at % EACH === 0 ? await faultsOf(page) : [] };
    };
    const { on, off } = await onAndOff(page, asker, look);
    if (on.layout.html !== off.layout.html) say('the tree differs');
    if (on.layout.rectangles.join('\n') !== off.layout.rectangles.join('\n')) say('the layout differs');
    const added = on.axe.filter((fault) => !off.axe.includes(fault));
    if (added.length > 0) say(`axe: ${added.join('; ')}`);
  }
  await page.close();
  await server.close();
  if (OBELUS_SHOTS && shots.length > 0) await contactSheet(shots, path.join(OBELUS_SHOTS, 'contact-sheet.png'), { width: 480 });
  const passed = files.filter((file) => !hidden.includes(file) && !faults.some((fault) => fault.startsWith(`${file}: `))).length;
  console.log(`real pages: ${passed} of ${files.length} passed (${read} read)${faults.map((fault) => `\n  ${fault}`).join('')}`);
  expect(hidden).toEqual([]);
  expect(all.length).toBeGreaterThan(60);
  expect(faults).toEqual([]);
});
