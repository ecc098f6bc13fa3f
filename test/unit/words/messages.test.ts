import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { directionOf, formatLocale, messageLocale } from '../../../lib/words/locale.ts';
import { createTranslate } from '../../../lib/words/messages.ts';

const over = (messages: Record<string, string>, locale = 'en') => createTranslate((key) => messages[key] ?? '', locale);

describe('createTranslate', () => {
  it('finds dotted keys and fills named placeholders in any order', () => {
    const t = over({ a_b: '{second} before {first}, {first} again' });
    expect(t('a.b', { first: 'one', second: 'two' })).toBe('two before one, one again');
  });

  it('writes numbers as the language does', () => {
    expect(over({ a: '{n} pages' })('a', { n: 12000 })).toBe('12,000 pages');
    expect(over({ a: '{n} Seiten' }, 'de')('a', { n: 12000 })).toBe('12.000 Seiten');
  });

  it('shows a missing text by its key and a missing value by its placeholder', () => {
    expect(over({})('no.such')).toBe('no.such');
    expect(over({ a: 'since {date}' })('a')).toBe('since {date}');
  });

  it.each([
    ['en', 1, 'one'],
    ['en', 0, 'many'],
    ['en', 2, 'many'],
    ['de', 1, 'one'],
    ['fr', 0, 'one'],
    ['pl', 3, 'few'],
    ['ar', 2, 'two'],
  ])('takes the plural form of %s for %i: %s', (locale, n, expected) => {
    expect(over({ k_one: 'one', k_two: 'two', k_few: 'few', k_other: 'many' }, locale)('k', { n })).toBe(expected);
  });

  it('falls back to the general form, then to the key without one', () => {
    expect(over({ k_other: 'other' }, 'pl')('k', { n: 3 })).toBe('other');
    expect(over({ k: 'plain' })('k', { n: 3 })).toBe('plain');
  });

  it('never looks for placeholders in what was put in', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (quote, other) => {
        expect(over({ k: '“{quote}” {other}' })('k', { quote: `{other}${quote}`, other })).toBe(`“{other}${quote}” ${other}`);
      }),
    );
  });
});

describe('languages', () => {
  it('speaks the language that the texts are in, with the reader’s region', () => {
    const english = () => 'en';
    expect(messageLocale(english, 'en-US')).toBe('en-US');
    expect(messageLocale(english, 'fr')).toBe('en');
    expect(messageLocale(() => '', 'fr')).toBe('en');
    expect(messageLocale(() => 'de', 'de_AT')).toBe('de-AT');
  });

  it('knows which way a language runs', () => {
    expect(['en', 'de', 'he', 'ar-EG', 'fa'].map(directionOf)).toEqual(['ltr', 'ltr', 'rtl', 'rtl', 'rtl']);
  });

  it('writes every English the same way', () => expect(['en', 'en-US', 'en-GB', 'de'].map(formatLocale)).toEqual(['en-GB', 'en-GB', 'en-GB', 'de']));
});
