import type { Page } from '@playwright/test';

/** What a picture of one of Obelus' own pages needs to know: the tab that was read, and a note of it with figures. */
export type Scene = { origin: string; tab: number; claim: string; note: string; date: string };

/** One surface: its name in docs/images, its address within the extension, its size, and what is done before it is taken. */
export type Surface = {
  name: string;
  address: (scene: Scene) => string;
  size: { width: number; height: number };
  /** The whole page, not only what fits the window. */
  whole?: boolean;
  act?: (page: Page) => Promise<void>;
};

const WIDE = { width: 1160, height: 900 };
const TALL = { width: 1160, height: 1200 };
const LONG = { width: 1160, height: 1600 };
const LONG_NARROW = { width: 320, height: 1800 };
const NARROW = { width: 320, height: 700 };
const BESIDE = { width: 380, height: 900 };

/** A text for "Check a text", written for the project. */
export const PASTED = [
  'From a letter to shareholders',
  'Under the present terms, calls to the OpenAI API must be routed through Azure.',
  'Microsoft has invested more than $13 billion in OpenAI and holds a stake of roughly 27%.',
  'The weather in Harbour Town stays mild for the season.',
].join('\n\n');

async function check(page: Page): Promise<void> {
  await page.getByLabel('Text', { exact: true }).fill(PASTED);
  await page.getByLabel('Date of the text').fill('2026-03-19');
  await page.getByRole('button', { name: 'Compare with the record' }).click();
  await page.getByText('statements about this dispute were checked', { exact: false }).waitFor();
}
const recordOf = ({ claim, date, tab, note }: Scene): string => `record.html?claim=${claim}&on=${date}&tab=${tab}&note=${note}`;
const sheetOf = ({ tab }: Scene): string => `sheet.html?tab=${tab}`;
const panelOf = ({ tab }: Scene): string => `panel.html?tab=${tab}`;
const unfold = (page: Page): Promise<void> => page.locator('.folds summary').nth(1).click();

/** Every surface that is one of Obelus' own pages, in the order in which a reader meets them. Each is taken in light and dark. */
export const SURFACES: readonly Surface[] = [
  { name: 'welcome', address: () => 'welcome.html', size: WIDE, whole: true },
  { name: 'welcome-320', address: () => 'welcome.html', size: NARROW, whole: true },
  { name: 'record', address: recordOf, size: LONG },
  { name: 'record-table', address: recordOf, size: TALL, act: (page) => page.getByRole('button', { name: 'Show as a table' }).click() },
  { name: 'record-320', address: recordOf, size: LONG_NARROW },
  { name: 'record-index', address: () => 'record.html', size: WIDE },
  { name: 'record-search', address: () => 'record.html', size: WIDE, act: (page) => page.getByRole('searchbox').fill('exclusive license') },
  { name: 'panel', address: panelOf, size: BESIDE, act: unfold },
  { name: 'panel-320', address: panelOf, size: NARROW, act: unfold },
  { name: 'check', address: () => 'check.html', size: WIDE, whole: true, act: check },
  { name: 'check-320', address: () => 'check.html', size: NARROW, whole: true, act: check },
  { name: 'review', address: () => 'review.html', size: WIDE },
  { name: 'review-320', address: () => 'review.html', size: NARROW },
  { name: 'sheet', address: sheetOf, size: WIDE },
  { name: 'sheet-320', address: sheetOf, size: NARROW },
  { name: 'options', address: () => 'options.html', size: TALL },
  { name: 'options-facts', address: () => 'options.html', size: WIDE, act: (page) => page.locator('#facts').evaluate((facts) => facts.scrollIntoView()) },
  { name: 'options-320', address: () => 'options.html', size: LONG_NARROW },
];
