import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { launch, openExtensionPage, type Launched } from '../../scripts/browser/launch.ts';
import type { StaticServer } from '../../scripts/browser/static-server.ts';
import { slowLine } from '../../scripts/obelus-pack/local-channel.ts';
import { prepareDemo } from '../../scripts/start/demo.ts';
import { readPage } from '../../scripts/start/read-page.ts';
import { askAs, expect, restOn, tabOf, test } from './obelus.ts';

// The demonstration of `npm start` (issue 6): the very build and channel that a person gets, and what that person presses. Half-way a pack waits until its
// progress has been looked at.
const line = slowLine(1_000);
let halfWay: Promise<void> = Promise.resolve();
const hold = (): (() => void) => {
  const { promise, resolve } = Promise.withResolvers<void>();
  halfWay = promise;
  return resolve;
};
let demo: { extension: string; channel: StaticServer };

test.beforeAll(async () => {
  test.setTimeout(300_000);
  const { extension, channel, trouble } = await prepareDemo(async (sent) => {
    await line(sent);
    if (sent > 0.5) await halfWay;
  });
  if (!channel) throw new Error(trouble ?? 'no channel');
  demo = { extension, channel };
});
test.afterAll(() => demo.channel.close());

/** The sign of the mark that holds these words: the overlay is closed in this build, the highlights' names are not. */
const standingOf = (page: Page, words: string): Promise<string | null> =>
  page.evaluate((text) => {
    for (const [name, highlight] of CSS.highlights)
      for (const each of highlight) {
        const range = document.createRange();
        range.setStart(each.startContainer, each.startOffset);
        range.setEnd(each.endContainer, each.endOffset);
        const standing = /^obelus-(matches|differ|changed|context)/.exec(name)?.[1];
        if (standing && range.toString().replace(/\s+/g, ' ').includes(text)) return standing;
      }
    return null;
  }, words);

/** Pictures for people, where a folder is named for them. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.OBELUS_SHOTS;
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: path.join(folder, `${name}.png`) });
}

const STAKE = 'stake stands at about 27 percent';

test('"Check now" brings the newer facts with progress, a note changes, the popup says what changed, and the previous facts come back', async ({
  newsroom,
}) => {
  test.setTimeout(300_000);
  const launched: Launched = await launch({ extension: demo.extension, headless: true, colorScheme: process.env.OBELUS_DARK ? 'dark' : 'light' });
  try {
    const asker = await openExtensionPage(launched);
    const { page } = await readPage(launched, asker, `${newsroom.url}/june.html`, null);
    await expect.poll(() => standingOf(page, STAKE)).toBe('matches');

    // The reader reads the note: that is what "you read this" rests on.
    await restOn(page, STAKE);
    const seen = async () => (await askAs(asker, 'history.page', { key: page.url() }))?.page.notes.find(({ quote }) => quote.includes(STAKE))?.seen;
    await expect.poll(seen).toBe(true);
    await picture(page, 'page-before');
    await page.mouse.move(2, 2);

    const popup = await launched.context.newPage();
    await popup.setViewportSize({ width: 400, height: 600 });
    await popup.goto(`${launched.origin}/popup.html?tab=${await tabOf(asker, page.url())}`);
    const row = popup.getByRole('button', { name: STAKE });
    await expect(popup.getByText('Facts as of 28 Jul 2026.')).toBeVisible();
    await expect(row).toContainText('Matches the record');
    await picture(popup, 'popup-before');

    // Stopped half-way: nothing has changed.
    let letGo = hold();
    await popup.getByRole('button', { name: 'Check now' }).click();
    await expect(popup.getByText(/Updating facts, [1-9]\d?\s?%/)).toBeVisible();
    await picture(popup, 'popup-progress');
    await popup.getByRole('button', { name: 'Stop' }).click();
    await expect(popup.getByText('Stopped. Your facts are as they were.')).toBeVisible();
    letGo();
    expect(await standingOf(page, STAKE)).toBe('matches');

    letGo = hold();
    await popup.getByRole('button', { name: 'Check now' }).click();
    await expect(popup.getByText(/Updating facts, [1-9]\d?\s?%/)).toBeVisible();
    letGo();
    await expect(popup.getByText(/^New facts are in use, as of 30 Sept? 2026\.$/)).toBeVisible();
    await expect.poll(() => standingOf(page, STAKE)).toBe('changed');
    await expect(row).toContainText('Changed since');
    await expect(row).toContainText('You read this on');
    await expect(popup.getByText('1 claim you read has changed since you read it.')).toBeVisible();
    await expect(popup.getByText(/^New facts, as of 30 Sept? 2026: \d+ superseded/)).toBeVisible();
    await picture(popup, 'popup-after');
    await popup.setViewportSize({ width: 320, height: 600 });
    await picture(popup, 'popup-after-320');
    await popup.setViewportSize({ width: 400, height: 600 });

    // What this reader has read stands in the popup and on Obelus' own page, and nowhere in the page.
    expect(await page.evaluate(() => document.documentElement.textContent?.includes('You read this') ?? true)).toBe(false);
    const [changes] = await Promise.all([launched.context.waitForEvent('page'), popup.getByRole('button', { name: 'See what changed' }).click()]);
    await expect(changes.getByRole('heading', { name: '1 claim you read has changed since you read it.' })).toBeVisible();
    await expect(changes.getByText('Microsoft held about 27% of OpenAI as converted after', { exact: false }).first()).toBeVisible();
    await expect(changes.getByText('Microsoft held about 25% of OpenAI as converted on 30 June 2026', { exact: false }).first()).toBeVisible();
    await expect(changes.getByText("Not named in the publisher's list")).toHaveCount(0);
    await picture(changes, 'changes');
    await changes.setViewportSize({ width: 320, height: 900 });
    await expect.poll(() => changes.evaluate(() => innerWidth)).toBe(320);
    expect(await changes.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    await picture(changes, 'changes-320');
    await changes.close();

    await popup.getByRole('button', { name: 'Use the previous facts' }).click();
    await expect.poll(() => standingOf(page, STAKE)).toBe('matches');
    await expect(popup.getByText('You are using the previous facts, as of 28 Jul 2026.', { exact: false })).toBeVisible();
    await expect(row).toContainText('Matches the record');
    await picture(popup, 'popup-previous');

    // Pinned: a check finds nothing to put in place. Forward again by the reader's own press.
    await popup.getByRole('button', { name: 'Check now' }).click();
    await expect(popup.getByText('You already have the newest facts.')).toBeVisible();
    expect(await standingOf(page, STAKE)).toBe('matches');
    await popup.getByRole('button', { name: 'Use the newer facts' }).click();
    await expect.poll(() => standingOf(page, STAKE)).toBe('changed');

    const options = await launched.context.newPage();
    await options.goto(`${launched.origin}/options.html#facts`);
    await expect(options.getByRole('button', { name: 'Use the previous facts' })).toBeVisible();
    await options.evaluate(() => document.getElementById('facts')?.scrollIntoView());
    await picture(options, 'options');
    await options.setViewportSize({ width: 320, height: 900 });
    await options.waitForTimeout(300);
    await options.evaluate(() => document.getElementById('facts')?.scrollIntoView());
    await picture(options, 'options-320');
    const record = await launched.context.newPage();
    await record.goto(`${launched.origin}/record.html?claim=ms-stake-openai`);
    await expect(record.getByText('You read this on', { exact: false })).toBeVisible();
    await picture(record, 'record');
  } finally {
    await launched.close();
  }
});
