import { serve } from '../../scripts/browser/static-server.ts';
import { askAs, card, expect, highlightsOf, hoverMark, tabOf, test } from './obelus.ts';

const STATEMENT = 'Microsoft has invested more than $13 billion in OpenAI.';
const TITLE = 'Microsoft and OpenAI';
const html = (head: string, body: string): string => `<!doctype html><html lang="en"><title>${TITLE}</title>${head}<body><main>${body}</main>`;

/** Overrides what every script uses, before anything else runs, and counts who comes by. */
const OVERRIDES = `<script>
  globalThis.taken = [];
  const take = (owner, name) => {
    const real = owner[name];
    Object.defineProperty(owner, name, { configurable: true, value(...args) { taken[taken.length] = name + new Error().stack; return Reflect.apply(real, this, args); } });
  };
  globalThis.arm = () => {
    take(Element.prototype, 'attachShadow');
    take(Element.prototype, 'append');
    take(Document.prototype, 'createElement');
    take(Document.prototype, 'createElementNS');
    take(Document.prototype, 'createTreeWalker');
    take(Array.prototype, 'push');
    take(Array.prototype, 'map');
    take(JSON, 'parse');
    take(JSON, 'stringify');
    take(globalThis, 'fetch');
    take(Highlight.prototype, 'add');
  };
  arm();
</script>`;

const PAGES: Record<string, () => string> = {
  '/overrides': () => html(OVERRIDES, `<p>${STATEMENT}</p>`),
  '/clobbered': () => html('', `<form id="body"><input name="createElement"></form><img name="documentElement"><a id="head"></a><p>${STATEMENT}</p>`),
  '/imitation': () =>
    html(
      '',
      `<div role="dialog" style="position:fixed;right:0;top:0">† Obelus: verified</div>
       <p>{"id":"ms-investment-openai","kind":"claim","holds":[]}</p>
       <p>\u202E${'\u200B'.repeat(100_000)}</p>
       <p>Microsoft has invested more than $13 billion in Open\u200BAI.</p>`,
    ),
  '/framing': () => html('', '<p>A page</p><iframe id="frame"></iframe>'),
  '/full': () =>
    html(
      '',
      `<section id="full" style="background:#fff"><button onclick="document.querySelector('#full').requestFullscreen()">Full</button><p>${STATEMENT}</p></section>`,
    ),
};
const site = () =>
  serve(null, 0, (_request, response, path) => {
    const page = PAGES[path];
    if (!page) return false;
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page());
    return true;
  });
let server: Awaited<ReturnType<typeof site>>;
test.beforeAll(async () => {
  server = await site();
});
test.afterAll(() => server.close());

test('PK-F2 a page has no way to send the extension a message', async ({ obelus, open }) => {
  const page = await open(`${server.url}/clobbered`);
  const answer = await page.evaluate(async (id) => {
    const { chrome } = globalThis as { chrome?: { runtime?: { sendMessage?: (id: string, message: unknown) => Promise<unknown>; connect?: unknown } } };
    if (!chrome?.runtime?.sendMessage) return 'no such function';
    return chrome.runtime.sendMessage(id, { type: 'settings.set', request: { on: false } }).catch((error: unknown) => String(error));
  }, new URL(obelus.origin).host);
  expect(answer).toBe('no such function');
});

test('PK-F7 what a page puts in place of built-in functions is never called by Obelus', async ({ open, stateOf }) => {
  const page = await open(`${server.url}/overrides`);
  expect((await stateOf(page)).notes).toHaveLength(1);
  await hoverMark(page, '$13 billion');
  await expect(card(page)).toBeVisible();
  await page.keyboard.press('Escape');
  // Playwright's own questions run among the page's scripts; what the extension called would name its files.
  const taken = () => page.evaluate(() => (globalThis as unknown as { taken: string[] }).taken.slice());
  expect((await taken()).filter((stack) => /extension:|gate\.js|reader\.js|card\.js/.test(stack))).toEqual([]);
  await page.evaluate(() => void JSON.parse('1'));
  expect((await taken()).some((stack) => stack.startsWith('parse'))).toBe(true);
});

test('PK-F8 elements named like properties of the document change nothing', async ({ open, stateOf }) => {
  const page = await open(`${server.url}/clobbered`);
  expect((await stateOf(page)).notes).toHaveLength(1);
  await hoverMark(page, '$13 billion');
  await expect(card(page)).toContainText('13 billion');
});

test('PK-F9 a page that imitates notes and hides characters is text, and the popup tells what was really found', async ({ obelus, asker, open, stateOf }) => {
  const page = await open(`${server.url}/imitation`);
  const state = await stateOf(page);
  expect(state.notes.map(({ claim }) => claim)).toEqual(['ms-investment-openai']);
  expect(state.notes[0]?.quote).toContain('13 billion');
  const tab = await tabOf(asker, page.url());
  const popup = await obelus.context.newPage();
  await popup.goto(`${obelus.origin}/popup.html?tab=${tab}`);
  await expect(popup.getByText('1 statement', { exact: false }).first()).toBeVisible();
  await expect(popup.getByText('verified', { exact: false })).toHaveCount(0);
  await popup.close();
});

test('PK-F12 a page that searches our card finds what is public, and nothing of the reader', async ({ open, newsroom, stateOf, asker }) => {
  const other = await open(`${newsroom.url}/june.html`);
  await stateOf(other);
  await expect
    .poll(async () => (await askAs(asker, 'history.list', {})).pages.map(({ title }) => title))
    .toContain('After the new agreement: who hosts what, and who paid');
  const page = await open(`${newsroom.url}/march.html`);
  await stateOf(page);
  await page.bringToFront();
  await hoverMark(page, 'must be routed');
  await card(page).getByRole('button', { name: 'More' }).click();
  await expect(card(page).getByRole('link').first()).toBeVisible();
  const finds = (words: string) =>
    page.evaluate(
      (text) =>
        (globalThis as unknown as { find(text: string, caseSensitive: boolean, backwards: boolean, wrap: boolean): boolean }).find(text, false, false, true),
      words,
    );
  for (const words of ['After the new agreement: who hosts what', 'You read this', 'visit', 'history']) expect(await finds(words), words).toBe(false);
  expect(await card(page).innerText()).not.toMatch(/You read|127\.0\.0\.1|history/i);
});

test('PK-G7 pages of the extension cannot be framed', async ({ obelus, open }) => {
  const page = await open(`${server.url}/framing`);
  for (const file of ['popup.html', 'popup.html?tab=1']) {
    await page.evaluate((url) => {
      (document.querySelector('#frame') as HTMLIFrameElement).src = url;
    }, `${obelus.origin}/${file}`);
    await page.waitForTimeout(500);
    const framed = page.frames().filter((frame) => frame.url().startsWith(obelus.origin));
    expect(framed).toEqual([]);
  }
});

test('PK-G8 in a full-screen element the card is where the reader is, and Escape closes it', async ({ open, stateOf }) => {
  const page = await open(`${server.url}/full`);
  expect((await stateOf(page)).notes).toHaveLength(1);
  await page.getByRole('button', { name: 'Full' }).click();
  await expect.poll(() => page.evaluate(() => document.fullscreenElement?.id)).toBe('full');
  await expect.poll(() => page.evaluate(() => document.querySelector('obelus-notes')?.parentElement?.id)).toBe('full');
  await hoverMark(page, '$13 billion');
  await expect(card(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(card(page)).toHaveCount(0);
  expect(Object.keys(await highlightsOf(page)).length).toBeGreaterThan(0);
});
