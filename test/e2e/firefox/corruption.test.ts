import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { pageOfNumber } from '../history-kit.ts';
import { startFirefox, until, type Firefox } from './firefox.ts';

/** A temporary add-on loses its databases with the browser unless these say otherwise. */
const KEEP = { 'extensions.webextensions.keepStorageOnUninstall': true, 'extensions.webextensions.keepUuidOnUninstall': true };

let firefox: Firefox | null = null;
const profile = mkdtempSync(path.join(tmpdir(), 'obelus-firefox-'));
afterAll(async () => {
  await firefox?.close();
  rmSync(profile, { recursive: true, force: true });
});

/** The file of one of the extension's databases. Firefox names it by a hash and the letters of the name, from its two ends in turn. */
function fileOf(database: string): string {
  const letters = database.split('');
  let turned = '';
  while (letters.length > 0) turned += (turned.length % 2 === 0 ? letters.shift() : letters.pop()) ?? '';
  const entries = readdirSync(path.join(profile, 'storage', 'default'), { recursive: true, withFileTypes: true });
  const found = entries.filter(({ name, parentPath }) => parentPath.includes('moz-extension') && name.replace(/^\d+/, '') === `${turned}.sqlite`);
  expect(found.map(({ name }) => name)).toHaveLength(1);
  return path.join(found[0]?.parentPath ?? '', found[0]?.name ?? '');
}

const start = async (): Promise<Firefox> => {
  firefox = await startFirefox(KEEP, { profile });
  await until(
    () => (firefox as Firefox).ask('facts.state', null),
    ({ facts, rung }) => facts !== null && rung === 'current',
  );
  return firefox;
};

it('one database in ruins leaves the other alone, and Obelus goes on', async () => {
  const first = await start();
  await first.ask('history.import', { pages: [1, 2, 3].map(pageOfNumber), dry: false });
  await first.close();
  const [history, packs] = [fileOf('obelus-history'), fileOf('obelus')];

  writeFileSync(packs, Buffer.alloc(statSync(packs).size, 0x5a));
  const second = await start();
  // Facts come from the package again; the history is what it was.
  expect(await second.ask('facts.state', null)).toMatchObject({ facts: { pack: 'ms-openai-aws' } });
  expect((await second.ask('history.list', {})).total).toBe(3);
  expect((await second.ask('history.export', { after: 0 })).pages.map(({ key }) => key).sort()).toEqual([1, 2, 3].map((n) => pageOfNumber(n).key).sort());
  await second.close();

  writeFileSync(history, Buffer.alloc(statSync(history).size, 0x5a));
  const third = await start();
  expect(await third.ask('facts.state', null)).toMatchObject({ rung: 'current', facts: { pack: 'ms-openai-aws' } });
  // The browser itself has put the file aside; what is read from now on is kept.
  const trouble = (await third.ask('history.state', null)).problem;
  if (trouble === null) {
    await third.ask('history.import', { pages: [pageOfNumber(4)], dry: false });
    expect((await third.ask('history.list', {})).total).toBe(1);
  } else expect(trouble.code).toMatch(/^E_DB_/);
});
