import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { messagesOf } from './locales.ts';

const en = messagesOf('en');
const de = messagesOf('de');
/** A language may write a currency's sign as a word. */
const placeholders = (text: string): string[] => [...new Set(text.match(/\{\w+\}|\$\d/g))].filter((gap) => gap !== '{symbol}').toSorted();
const plural = /_(zero|one|two|few|many|other)$/;
const base = (key: string): string => key.replace(plural, '');

/** Words that inform scolds with (ux.md 3), and what they would be in German. */
const BANNED = {
  en: ['false', 'fake', 'misleading', 'debunked', 'wrong', 'claims', 'claimed', 'admitted', 'slammed', 'safe', 'trusted source', 'verified by AI'],
  de: ['falsch', 'Fake', 'Lüge', 'irreführend', 'widerlegt', 'behauptet', 'zugegeben', 'sicher', 'vertrauenswürdig', 'von KI geprüft'],
};
const bannedIn = (texts: Record<string, { message: string }>, words: string[]): string[] =>
  Object.entries(texts).flatMap(([key, { message }]) =>
    words.filter((word) => new RegExp(`(?<!\\p{L})${word}(?!\\p{L})`, 'iu').test(message)).map((word) => `${key}: ${word}`),
  );

const FILES = globSync('{components,lib/words,lib/page,lib/review,entrypoints}/**/*.{ts,tsx}');
const sources = FILES.map((file) => readFileSync(file, 'utf8')).join('\n');

describe('the shipped texts', () => {
  it('UX-A22 stand in every language', () => expect(Object.keys(de).toSorted()).toEqual(Object.keys(en).toSorted()));

  it.each(Object.keys(en))('%s has the same placeholders in every language', (key) => {
    expect(placeholders(de[key]?.message ?? '')).toEqual(placeholders(en[key]?.message ?? ''));
  });

  it('UX-A22 hold no banned word, but for "wrong date?" and the noun', () => {
    // "3 claims you read": the noun for an entry of the record, never what somebody does.
    expect(bannedIn(en, BANNED.en)).toEqual(['pop_wrongdate: wrong', 'pop_changed_other: claims']);
    expect(en.pop_changed_other?.message).toMatch(/^\{n\} claims you read /);
    expect(en.pop_wrongdate?.message).toBe('wrong date?');
    expect(bannedIn(de, BANNED.de)).toEqual([]);
  });

  it('the search for banned words finds them', () => {
    expect(bannedIn({ a: { message: 'This is Misleading.' }, b: { message: 'unsafely' }, c: { message: 'a trusted source' } }, BANNED.en)).toEqual([
      'a: misleading',
      'c: trusted source',
    ]);
  });

  it('have a general plural form wherever they have a form at all', () => {
    const lame = Object.keys(en).filter((key) => plural.test(key) && !(`${base(key)}_other` in en));
    expect(lame).toEqual([]);
  });

  it('name their language, and are written for messages files: no bare dollar sign', () => {
    expect([en.locale?.message, de.locale?.message]).toEqual(['en', 'de']);
    const dollars = [...Object.values(en), ...Object.values(de)].filter(({ message }) => /\$(?!\d)/.test(message));
    expect(dollars).toEqual([]);
  });

  it('fit the manifest: a short name, a description of at most 132 characters', () => {
    for (const texts of [en, de]) expect([texts.app_name?.message, (texts.app_desc?.message.length ?? 999) <= 132]).toEqual(['Obelus', true]);
  });
});

describe('the texts and the code', () => {
  const asKey = (name: string): string => name.replaceAll('.', '_');
  const literal = [...sources.matchAll(/'([a-z]+(?:[._][a-z]+)*)'/g)].map((match) => asKey(match[1] ?? ''));
  const begun = [...sources.matchAll(/`([a-z]+(?:\.[a-z]+)*\.)\$\{/g)].map((match) => asKey(match[1] ?? ''));

  it('UX-A22 every text that is asked for by its name exists', () => {
    const asked = [...sources.matchAll(/\bt\('([^']+)'/g)].map((match) => asKey(match[1] ?? ''));
    expect(asked.length).toBeGreaterThan(60);
    const missing = asked.filter((key) => !(key in en) && !(`${key}_other` in en));
    expect(missing).toEqual([]);
  });

  it('no text is left over', () => {
    const manifest = readFileSync('wxt.config.ts', 'utf8');
    const used = (key: string): boolean =>
      literal.includes(base(key)) ||
      literal.includes(key) ||
      literal.includes(base(key).replace(/_def$/, '')) ||
      begun.some((start) => key.startsWith(start)) ||
      manifest.includes(`__MSG_${key}__`);
    expect(Object.keys(en).filter((key) => !used(key))).toEqual([]);
  });
});
