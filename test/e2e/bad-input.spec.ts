import { serve } from '../../scripts/browser/static-server.ts';
import { askAs, card, complaintsOf, expect, highlightsOf, hoverMark, tabOf, test } from './obelus.ts';

const FILLER = 'The quarterly figures were discussed at length and nothing was decided. ';

/** Pages too large to keep as files, made when asked for. */
const made: Record<string, () => string> = {
  '/five-megabytes.html': () => `<p>Microsoft has invested more than $13 billion in OpenAI.</p>${`<p>${FILLER.repeat(70)}</p>`.repeat(1000)}`,
  '/long-line.html': () => `<p>${'x'.repeat(100_000)} Microsoft has invested more than $13 billion in OpenAI.</p>`,
  '/digits.html': () => `<p>OpenAI, Microsoft: $${'1234567890'.repeat(20_000)} billion</p>`,
  '/deep.html': () => `${'<div>'.repeat(3000)}Microsoft has invested more than $13 billion in OpenAI.${'</div>'.repeat(3000)}`,
};

test('large and odd pages: no complaint in any console, and what can be read is read', async ({ obelus, asker, stateOf }) => {
  test.setTimeout(240_000);
  const server = await serve(null, 0, (_request, response, pathname) => {
    const body = made[pathname];
    if (!body) return false;
    response
      .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
      .end(`<!doctype html><html lang="en"><title>Microsoft and OpenAI</title><body>${body()}`);
    return true;
  });
  for (const name of Object.keys(made)) {
    const page = await obelus.context.newPage();
    const complaints = complaintsOf(page);
    await page.goto(`${server.url}${name}`);
    const state = await stateOf(page);
    expect(complaints, name).toEqual([]);
    if (name !== '/digits.html')
      expect(
        state.notes.map((note) => note.claim),
        name,
      ).toContain('ms-investment-openai');
    if (name === '/digits.html')
      expect(
        state.notes.flatMap((note) => note.reading.amounts),
        name,
      ).toEqual([]);
    if (name === '/five-megabytes.html') expect(state.omitted).toBeGreaterThan(4_000_000);
    await page.close();
  }
  await server.close();
  expect(asker.isClosed()).toBe(false);
});

test('hidden, editable and code text is not read', async ({ open, fixtures, stateOf }) => {
  const page = await open(`${fixtures.url}/hidden.html`);
  const state = await stateOf(page);
  expect(new Set(state.notes.map((note) => note.claim))).toEqual(new Set(['ms-investment-openai']));
});

test('an XHTML page is read like any other', async ({ open, fixtures, stateOf }) => {
  const page = await open(`${fixtures.url}/page.xhtml`);
  expect((await stateOf(page)).notes.map((note) => note.claim)).toEqual(['ms-investment-openai']);
  await hoverMark(page, '$13 billion');
  await expect(card(page)).toBeVisible();
});

for (const [file, status] of [
  ['drawing.svg', 'cannot-read'],
  ['paper.pdf', 'cannot-read'],
  ['frames.html', 'nothing-here'],
  ['other-language.html', null],
] as const) {
  test(`${file}: no mark, no complaint, and the popup says why`, async ({ obelus, asker, fixtures }) => {
    const page = await obelus.context.newPage();
    const complaints = complaintsOf(page);
    await page.goto(`${fixtures.url}/${file}`).catch(() => null);
    await page.waitForTimeout(1500);
    let tab = 0;
    await expect(async () => void (tab = await tabOf(asker, `${fixtures.url}/${file}`))).toPass({ timeout: 30_000 });
    const state = () => askAs(asker, 'tab.state', { tab });
    if (status) await expect.poll(async () => (await state()).status).toBe(status);
    expect((await state()).notes).toEqual([]);
    expect(complaints).toEqual([]);
    await page.close();
  });
}

for (const url of [
  'about:blank',
  'chrome://version/',
  'data:text/html,<p>Microsoft has invested more than $13 billion in OpenAI.',
  'view-source:about:blank',
  'javascript:"<p>Microsoft has invested more than $13 billion in OpenAI."',
]) {
  test(`PK-F10 ${url.slice(0, 16)} cannot be read, and the popup says so`, async ({ obelus, asker }) => {
    const page = await obelus.context.newPage();
    // A page that a script: address wrote stays at the address it was written from.
    const script = url.startsWith('javascript:');
    await page.goto(script ? 'about:blank' : url);
    if (script) await page.evaluate((address) => void (location.href = address), url);
    const tab = await asker.evaluate(async () => {
      const tabs = await (globalThis as unknown as { chrome: { tabs: { query(query: object): Promise<{ id: number; index: number }[]> } } }).chrome.tabs.query(
        {},
      );
      return Math.max(...tabs.map((each) => each.id));
    });
    expect((await askAs(asker, 'tab.state', { tab })).status).toBe('cannot-read');
    await page.close();
  });
}

test('UX-A10 a page that resets styles, stops keys and covers everything still shows a readable card', async ({ open, fixtures, stateOf }) => {
  const page = await open(`${fixtures.url}/hostile.html`);
  expect((await stateOf(page)).notes.length).toBe(1);
  expect(Object.keys(await highlightsOf(page)).length).toBeGreaterThan(0);
  await hoverMark(page, '$13 billion');
  const box = await card(page).boundingBox();
  expect(box?.width).toBeGreaterThan(250);
  expect(box?.height).toBeGreaterThan(100);
  await page.keyboard.press('Escape');
  await expect(card(page)).toHaveCount(0);
});
