import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { launch, openExtensionPage, type Launched } from '../../scripts/browser/launch.ts';
import { serveLocalChannel } from '../../scripts/obelus-pack/local-channel.ts';
import { readPage, settledState } from '../../scripts/start/read-page.ts';
import { nextPack } from './next-pack.ts';
import { askAs, EXTENSION, expect, highlightsOf, tabOf, test } from './obelus.ts';

const scratch: string[] = [];
const folder = (name: string): string => {
  const made = mkdtempSync(path.join(tmpdir(), `obelus-e2e-${name}-`));
  scratch.push(made);
  return made;
};
test.afterAll(() => {
  for (const made of scratch) rmSync(made, { recursive: true, force: true });
});

/** Runs with a browser of its own, so that its fact base starts from nothing. */
async function inFreshBrowser(extension: string, work: (launched: Launched) => Promise<void>): Promise<void> {
  const launched = await launch({ extension, headless: true });
  try {
    await work(launched);
  } finally {
    await launched.close();
  }
}

test('one changed byte in the packaged facts: refused, said, and no page is marked', async ({ newsroom }) => {
  const extension = folder('tampered');
  cpSync(EXTENSION, extension, { recursive: true });
  const file = path.join(extension, 'packs', 'facts.ndjson.gz');
  const bytes = readFileSync(file);
  bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
  writeFileSync(file, bytes);
  await inFreshBrowser(extension, async (launched) => {
    const asker = await openExtensionPage(launched);
    expect(await askAs(asker, 'facts.state', null)).toMatchObject({ facts: null, rung: 'none', problem: { code: 'E_BUNDLED_HASH', kind: 'damaged' } });
    const page = await launched.context.newPage();
    await page.goto(`${newsroom.url}/march.html`);
    await page.waitForTimeout(1500);
    expect(await highlightsOf(page)).toEqual({});
    const tab = await tabOf(asker, page.url());
    expect(await askAs(asker, 'tab.state', { tab })).toMatchObject({ status: 'no-facts', notes: [] });
    await asker.goto(`${launched.origin}/popup.html?tab=${tab}`);
    await expect(
      asker
        .getByText('not the ones this copy was built with', { exact: false })
        .or(asker.getByText('could not be verified', { exact: false }))
        .or(asker.getByText('No facts', { exact: false }))
        .first(),
    ).toBeVisible();
  });
});

test('the packaged facts stand in IndexedDB after the first start', async () => {
  await inFreshBrowser(EXTENSION, async (launched) => {
    const asker = await openExtensionPage(launched);
    await expect.poll(async () => (await askAs(asker, 'facts.state', null)).rung).toMatch(/bundled|current/);
    const kept = await asker.evaluate(async () => {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open('obelus');
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error ?? new Error('no database'));
      });
      const count = (store: string) =>
        new Promise<number>((resolve) => {
          const request = database.transaction(store).objectStore(store).count();
          request.onsuccess = () => resolve(request.result);
        });
      const answer = { blobs: await count('blobs'), active: await count('active') };
      database.close();
      return answer;
    });
    expect(kept).toEqual({ blobs: 1, active: 1 });
  });
});

test('a signed update comes with "Check now": the open page is read again with the new facts, and a broken one changes nothing', async ({ newsroom }) => {
  test.setTimeout(240_000);
  const sentence = 'A sentence that only the newer facts hold: OpenAI may sell its products on any cloud.';
  const channel = await serveLocalChannel({ pack: nextPack(folder('data'), sentence) });
  try {
    await inFreshBrowser(EXTENSION, async (launched) => {
      const asker = await openExtensionPage(launched);
      const { page } = await readPage(launched, asker, `${newsroom.url}/march.html`, null);
      const nowOf = async () => (await settledState(asker, await tabOf(asker, page.url()))).notes.map((note) => note.judgement.now?.text);
      expect(await nowOf()).not.toContain(sentence);

      const after = await askAs(asker, 'facts.check', null);
      expect(after).toMatchObject({ facts: { version: '2026.12.1' }, rung: 'current', freshness: 'fresh', problem: null });
      await expect.poll(nowOf).toContain(sentence);
      const generations = new Set((await settledState(asker, await tabOf(asker, page.url()))).notes.length > 0 ? [after.facts?.generation] : []);
      expect(generations.size).toBe(1);

      const objects = path.join(channel.folder, 'v1', 'o');
      for (const name of readdirSync(objects)) {
        const file = path.join(objects, name);
        if (statSync(file).isFile()) writeFileSync(file, Buffer.concat([readFileSync(file), Buffer.from('x')]));
      }
      const head = path.join(channel.folder, 'v1', 'head.json');
      writeFileSync(
        head,
        readFileSync(head, 'utf8').replace(/"sig":"(.)/, (_all, letter: string) => `"sig":"${letter === 'A' ? 'B' : 'A'}`),
      );
      const refused = await askAs(asker, 'facts.check', null);
      expect(refused).toMatchObject({ facts: { version: '2026.12.1' }, problem: { kind: 'refused' } });
      expect(await nowOf()).toContain(sentence);
    });
  } finally {
    await channel.close();
  }
});

test('a channel that cannot be reached is said as such; the facts stay', async () => {
  await inFreshBrowser(EXTENSION, async (launched) => {
    const asker = await openExtensionPage(launched);
    const before = await askAs(asker, 'facts.state', null);
    const after = await askAs(asker, 'facts.check', null);
    expect(after).toMatchObject({ facts: before.facts, problem: { kind: 'temporary' } });
  });
});
