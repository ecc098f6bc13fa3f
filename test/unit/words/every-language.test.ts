import { globSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { formatDate } from '../../../lib/words/dates.ts';
import { formatFigure } from '../../../lib/words/figures.ts';
import { messagesOf, wordsOf } from './locales.ts';

const LOCALES = readdirSync('public/_locales');
const SOURCES = globSync('{components,entrypoints,lib/words}/**/*.{ts,tsx}').map((file) => ({ file, code: readFileSync(file, 'utf8') }));
const STYLES = globSync('{components,entrypoints}/**/*.css').map((file) => ({ file, code: readFileSync(file, 'utf8').replaceAll(/\/\*[^]*?\*\//g, '') }));

/** Words that scold, in every language there is a folder for (the list by language stands in locales.test.ts; a new language needs one there). */
const LISTED = readFileSync('test/unit/words/locales.test.ts', 'utf8');

describe('UX-A22 every folder of _locales', () => {
  it.each(LOCALES)('%s has its own list of banned words, and every key', (locale) => {
    expect(LISTED).toMatch(new RegExp(`^ {2}${locale}: \\[`, 'm'));
    expect(Object.keys(messagesOf(locale)).toSorted()).toEqual(Object.keys(messagesOf('en')).toSorted());
  });

  it('no sentence is put together from pieces: no text begins or ends as one that is to be joined', () => {
    const pieces = LOCALES.flatMap((locale) => Object.entries(messagesOf(locale)).filter(([, { message }]) => /^[\s,;.:)]|[\s,(]$/.test(message)));
    expect(pieces).toEqual([]);
  });
});

/** Ways to write a number, a date or a sum that know no language. */
const BY_HAND = /\.toLocale(?:Date|Time)?String\(|\.getMonth\(|\.getFullYear\(|\.toDateString\(|['"`]\$['"`]\s*\+|\$\$\{/;

describe('UX-A22 numbers, dates and currency', () => {
  it('are written by Intl alone', () => {
    expect(SOURCES.length).toBeGreaterThan(80);
    expect(SOURCES.filter(({ code }) => BY_HAND.test(code)).map(({ file }) => file)).toEqual([]);
    for (const bad of ['new Date(at).toLocaleDateString()', "'$' + sum", '`$${sum}`']) expect(BY_HAND.test(bad)).toBe(true);
  });

  it.each([
    ['en', '0', '$0'],
    ['en', '-3.1', '-$3.1 billion'],
    ['en', '1000000000000000', 'trillion'],
    ['de', '-3.1', '3,1 Milliarden Dollar'],
  ])('%s: a figure of %s', (locale, value, part) => {
    const text = formatFigure({ unit: 'USD bn', value }, locale, wordsOf(locale));
    expect(text).toContain(part);
    if (value.startsWith('-')) expect(text).toMatch(/[-−]/);
    expect(text).not.toMatch(/NaN|Infinity|e\+|\{/);
  });

  it('a day of the record is the same day in every language', () => {
    for (const locale of [...LOCALES, 'ar', 'th', 'fa']) expect(formatDate('2026-04-27', locale)).toMatch(/27.*2026|2026.*27/);
  });
});

describe('UX-A20 styles know no left and right', () => {
  const PHYSICAL = /(?:^|[;{\s])(?:(?:margin|padding|border)-(?:left|right)|left|right|float)\s*:|text-align\s*:\s*(?:left|right)/m;
  it('in every stylesheet', () => {
    expect(STYLES.length).toBeGreaterThan(8);
    expect(STYLES.filter(({ code }) => PHYSICAL.test(code)).map(({ file }) => file)).toEqual([]);
    for (const bad of ['a { margin-left: 2px }', 'a { color: red; left: 0 }', 'a { text-align: right }']) expect(PHYSICAL.test(bad)).toBe(true);
  });
});
