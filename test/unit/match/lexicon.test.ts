import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { compileLexicon, type Hit } from '../../../lib/match/lexicon.ts';
import { normalise } from '../../../lib/match/normalise.ts';
import { Trie } from '../../../lib/match/trie.ts';
import type { Concept } from '../../../lib/model/concept.ts';

type Alias = Concept['aliases'][number];
const concept = (id: string, aliases: Alias[], epithets?: Alias[]): Concept => ({
  id,
  kind: 'concept',
  type: 'organisation',
  lang: 'en',
  name: id,
  aliases,
  ...(epithets ? { epithets } : {}),
});

const CONCEPTS = [
  concept('microsoft', ['Microsoft', 'Microsoft Corp.', { text: 'MSFT', exact: true }], ['the software giant', 'the company']),
  concept('openai', ['OpenAI', 'Open AI'], ['the ChatGPT maker', 'the company']),
  concept('azure', ['Azure', 'Microsoft Azure']),
  concept('amazon', ['Amazon', 'Amazon.com', 'amzn']),
  concept('aws', ['AWS', 'Amazon Web Services']),
  concept('apple', [{ text: 'Apple', exact: true }]),
  concept('go', ['Go']),
  concept('acme', ['Société Acmé', 'Łódź Labs', 'Yahoo!', '.ai']),
  concept('first-refusal', ['right of first refusal', 'first-refusal']),
  concept('deal', ['deal'], ['the deal']),
  concept('pact', ['the deal']),
];
const lexicon = compileLexicon(CONCEPTS);
const found = (text: string): string[] => lexicon.find(normalise(text).text).map((hit) => `${hit.words}=${hit.epithet ? '~' : ''}${hit.concepts.join('+')}`);

describe('the lexicon', () => {
  it.each<[string, string, string[]]>([
    ['names in any case', 'MICROSOFT paid openai.', ['MICROSOFT=microsoft', 'openai=openai']],
    ['the longest name wins', 'Microsoft Azure, Amazon Web Services, Amazon.com', ['Microsoft Azure=azure', 'Amazon Web Services=aws', 'Amazon.com=amazon']],
    ['a longer name that does not come is no loss', 'Amazon Web pages of Microsoft Corp', ['Amazon=amazon', 'Microsoft=microsoft']],
    [
      'possessives, quotes and hyphens',
      "Microsoft's \u201cOpenAI\u201d-backed, Amazon\u2019s non-AWS",
      ['Microsoft=microsoft', 'OpenAI=openai', 'Amazon=amazon', 'AWS=aws'],
    ],
    ['no name inside a word', 'OpenAIs laws LAWS AWSome Azureus Azure2 microsoftie', []],
    ['edges by Unicode, at both ends', '\u00e9Azure Azure\u00e9 \u4e2dAzure (Azure) _Azure_ 1Azure', ['Azure=azure', 'Azure=azure']],
    [
      'names with letters beyond ASCII',
      'SOCI\u00c9T\u00c9 ACM\u00c9, \u0142\u00f3d\u017a labs',
      ['SOCI\u00c9T\u00c9 ACM\u00c9=acme', '\u0142\u00f3d\u017a labs=acme'],
    ],
    ['decomposed letters', 'Socie\u0301te\u0301 Acme\u0301', ['Soci\u00e9t\u00e9 Acm\u00e9=acme']],
    ['names that begin or end in a sign', 'Yahoo! and char.ai', ['Yahoo!=acme', '.ai=acme']],
    ['spaces of all kinds and lengths', 'Amazon \u00a0Web\nServices; Open  AI', ['Amazon  Web\nServices=aws', 'Open  AI=openai']],
    ['hyphens of all kinds', 'a first\u2011refusal clause', ['first-refusal=first-refusal']],
    ['the exact case where it is asked for', 'MSFT, msft, Msft, Apple, apple', ['MSFT=microsoft', 'Apple=apple']],
    ['epithets', 'The software giant left', ['The software giant=~microsoft']],
    ['an epithet of several', 'the company left', ['the company=~microsoft+openai']],
    ['a name and an epithet in one', 'the deal', ['the deal=pact', 'the deal=~deal']],
    ['nothing', '', []],
  ])('%s', (_name, text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it('model rule 13: below 3 characters the case always counts', () => {
    expect(found('Go go GO')).toEqual(['Go=go']);
  });

  it('gives the offsets of the text searched', () => {
    const text = 'So \u2014 Microsoft\u2019s pact with OpenAI';
    for (const hit of lexicon.find(text)) expect(text.slice(hit.start, hit.end)).toBe(hit.words);
  });

  it('PK-E8 takes aliases for literals, whatever they look like', () => {
    const odd = compileLexicon([concept('odd', ['(a+)+$', '\\s+billion', '[x', 'a.c'])]);
    const words = (text: string): string[] => odd.find(text).map((hit) => hit.words);
    expect(words('aaaaaaaaaaaaaaaaaaaaaaaaaaaa! abc')).toEqual([]);
    expect(words('see (a+)+$ and \\s+billion or [x and a.c')).toEqual(['(a+)+$', '\\s+billion', '[x', 'a.c']);
    expect(words(`${' '.repeat(1000)}billion`)).toEqual([]);
  });

  it('PK-E10 finds a name with invisible characters in it, and maps it back whole', () => {
    const text = 'Both Open\u200bAI and A\u00adW\u00adS said so.';
    const folded = normalise(text);
    const hits = lexicon.find(folded.text);
    expect(hits.map((hit) => text.slice(folded.source(hit.start), folded.source(hit.end)))).toEqual(['Open\u200bAI', 'A\u00adW\u00adS']);
  });

  it('PK-E6 lives with ids and aliases that are names of object properties', () => {
    const hostile = compileLexicon([concept('__proto__', ['constructor', '__proto__']), concept('constructor', ['toString'])]);
    expect(hostile.find('constructor __proto__ toString hasOwnProperty').map((hit) => hit.concepts)).toEqual([['__proto__'], ['__proto__'], ['constructor']]);
  });

  it('skips aliases that nothing is left of', () => {
    expect(compileLexicon([concept('none', ['\u200b', ' \u00a0'])]).find(' a \u200b ')).toEqual([]);
  });

  it('never takes an alias with a letter that is neither small nor capital for another one', () => {
    const hits = compileLexicon([concept('digraph', ['ab\u01c5']), concept('plain', ['abc'])]).find('ab, abc');
    expect(hits.map((hit) => hit.concepts)).toEqual([['plain']]);
  });

  it('walks no more than the longest alias from a word edge', () => {
    const steps = (length: number): number => {
      const next = vi.spyOn(Trie.prototype, 'next');
      compileLexicon([concept('long', [`${'a '.repeat(39)}b`, 'aaaaaaaaab'])]).find('a '.repeat(length / 4) + 'a'.repeat(length / 2));
      const count = next.mock.calls.length;
      next.mockRestore();
      return count;
    };
    expect(steps(4000)).toBeLessThan(4000 * 80);
    expect(steps(8000)).toBeLessThanOrEqual(2.1 * steps(4000));
  });
});

/** The rules of the lexicon once more, as plain as can be. */
function reference(concepts: readonly Concept[], text: string): Hit[] {
  const isWord = (at: number): boolean => /[\p{L}\p{N}\p{M}]/u.test(text.charAt(at));
  const isEdge = (at: number): boolean => !(isWord(at - 1) && isWord(at));
  const lower = (unit: string): string => (unit.toLowerCase().length === 1 ? unit.toLowerCase() : unit);
  const endOf = (alias: string, exact: boolean, start: number): number => {
    let at = start;
    for (const unit of alias.split('')) {
      if (unit === ' ') {
        let spaces = 0;
        for (; spaces < 4 && /\s/.test(text.charAt(at)); spaces += 1) at += 1;
        if (spaces === 0) return -1;
      } else if (exact ? text.charAt(at) === unit : lower(text.charAt(at)) === lower(unit)) at += 1;
      else return -1;
    }
    return isEdge(start) && isEdge(at) ? at : -1;
  };
  const spellings = concepts.flatMap(({ id, aliases, epithets }) =>
    [...aliases.map((alias) => ({ alias, epithet: false })), ...(epithets ?? []).map((alias) => ({ alias, epithet: true }))].map(({ alias, epithet }) => {
      const written = (typeof alias === 'string' ? alias : alias.text).replace(/\s+/g, ' ').trim();
      return { id, epithet, written, exact: typeof alias !== 'string' || written.length < 3 };
    }),
  );
  const hits: Hit[] = [];
  for (let start = 0; start < text.length;) {
    const ends = spellings.filter(({ written }) => written !== '').map((spelling) => ({ ...spelling, end: endOf(spelling.written, spelling.exact, start) }));
    const end = Math.max(-1, ...ends.map((spelling) => spelling.end));
    for (const epithet of [false, true]) {
      const ids = [...new Set(ends.filter((spelling) => spelling.end === end && end > 0 && spelling.epithet === epithet).map(({ id }) => id))];
      if (ids.length > 0) hits.push({ concepts: ids, start, end, words: text.slice(start, end), epithet, layer: 0 });
    }
    start = end > start ? end : start + 1;
  }
  return hits;
}

describe('the lexicon beside a plain reference', () => {
  const unit = fc.constantFrom('a', 'b', 'A', 'B', '\u00e9', '\u00c9', ' ', ' ', '-', '.', "'", '1', '\n', '\u0130', '\ud83d\ude80', '\ud83d', '\u4e2d', '_');
  const word = fc.array(unit, { minLength: 1, maxLength: 6 }).map((parts) => parts.join(''));
  const alias: fc.Arbitrary<Alias> = fc.oneof(
    word,
    word.map((text) => ({ text, exact: true as const })),
  );
  const concepts = fc
    .array(fc.record({ aliases: fc.array(alias, { minLength: 1, maxLength: 5 }), epithets: fc.array(alias, { maxLength: 3 }) }), { maxLength: 6 })
    .map((all) => all.map(({ aliases, epithets }, i) => concept(`c${i}`, aliases, epithets)));

  it('finds the same on any text', () => {
    fc.assert(
      fc.property(concepts, fc.array(unit, { maxLength: 60 }), (all, units) => {
        const { text } = normalise(units.join(''));
        expect(compileLexicon(all).find(text)).toEqual(reference(all, text));
      }),
      { numRuns: 3000 },
    );
  });

  it('finds the same where the text is made of the aliases', () => {
    const gap = fc.constantFrom('', ' ', '  ', '\n', '-', ', ', "'s ", 'x');
    fc.assert(
      fc.property(concepts, fc.array(fc.tuple(fc.nat(), gap), { maxLength: 20 }), (all, picks) => {
        const texts = all.flatMap(({ aliases, epithets }) => [...aliases, ...(epithets ?? [])]).map((one) => (typeof one === 'string' ? one : one.text));
        const { text } = normalise(picks.map(([pick, between]) => `${texts[pick % Math.max(1, texts.length)] ?? ''}${between}`).join(''));
        expect(compileLexicon(all).find(text)).toEqual(reference(all, text));
      }),
      { numRuns: 3000 },
    );
  });
});
