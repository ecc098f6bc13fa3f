import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { askAs, card, expect, FIXTURES, tabOf, test } from './obelus.ts';
import { faultsOf } from './axe.ts';
import { cardFacts, frames, onAndOff, snapshot } from './page-probe.ts';

const ODD = readdirSync(path.join(FIXTURES, 'odd')).filter((file) => file.endsWith('.html'));
/** Does a page go on changing by itself? Such a page says when that is over. */
const changes = (file: string): boolean => /settled = true/.test(readFileSync(path.join(FIXTURES, 'odd', file), 'utf8'));
/** Where the pictures of all this go, when somebody wants to look. */
const { OBELUS_SHOTS } = process.env;

test('the odd pages are there', () => expect(ODD.length).toBeGreaterThanOrEqual(11));

for (const file of ODD) {
  test(`${file}: UX-A2 UX-A3 UX-A10 nothing moves, axe finds nothing new, the card can be read`, async ({ open, fixtures, asker, stateOf }) => {
    // For slow machines: axe looks at every cell of the huge table, twice.
    test.setTimeout(300_000);
    const page = await open(`${fixtures.url}/odd/${file}`);
    // The live blog grows, the theme changes: looked at once all that is over.
    if (changes(file)) await page.waitForFunction(() => 'settled' in globalThis);
    const state = await stateOf(page);
    const painted = state.notes.filter((note) => note.painted);
    expect(painted.length, 'marks').toBeGreaterThanOrEqual(2);
    const tab = await tabOf(asker, page.url());

    await page.bringToFront();
    for (const note of painted.slice(0, 3)) {
      expect(await askAs(asker, 'tab.show', { tab, note: note.id })).toEqual({ shown: true });
      await expect(card(page)).toContainText(note.judgement.fact.slice(0, 20));
      await frames(page);
      expect(await cardFacts(page), note.quote).toEqual({ inside: true, onTop: true, clear: true, contrast: true });
    }
    if (OBELUS_SHOTS) await page.screenshot({ path: path.join(OBELUS_SHOTS, `odd-${file}.png`) });
    await page.keyboard.press('Escape');
    await expect(card(page)).toHaveCount(0);

    const { on, off } = await onAndOff(page, asker, async () => ({ layout: await snapshot(page), faults: await faultsOf(page) }));
    expect(on.layout.hosts).toBe(1);
    expect(on.layout.html).toBe(off.layout.html);
    expect(on.layout.rectangles).toEqual(off.layout.rectangles);
    expect(on.faults.filter((fault) => !off.faults.includes(fault))).toEqual([]);
  });
}
