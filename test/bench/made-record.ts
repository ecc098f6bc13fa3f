import type { Claim } from '../../lib/model/claim.ts';
import type { Concept } from '../../lib/model/concept.ts';
import type { FactRecord } from '../../lib/model/record.ts';
import type { Source } from '../../lib/model/source.ts';
import { dice } from './text.ts';

const SOURCE: Source = {
  id: 'a-source',
  kind: 'source',
  type: 'newsroom',
  publisher: 'A house',
  title: 'A source',
  short: 'A house, 2026',
  url: 'https://example.org/',
  published: '2026-01-01',
  read: 'text',
};

const SIDES = ['side-one', 'side-two'] as const;

/** Concepts with two aliases each, the first of them being the two sides of the story; every sixth a company, every third a verb. */
function conceptsOf(names: readonly string[]): Concept[] {
  const types = ['organisation', 'noun', 'verb', 'noun', 'noun', 'verb'] as const;
  const pairs = Array.from({ length: Math.ceil(names.length / 2) }, (_, i) => names.slice(2 * i, 2 * i + 2));
  return pairs.map((aliases, i) => ({
    id: SIDES[i] ?? `c${i}`,
    kind: 'concept',
    type: i < 2 ? 'organisation' : (types[i % types.length] ?? 'noun'),
    name: aliases[0] ?? '',
    aliases,
  }));
}

/** A claim with three cues: an act between two names, the same with an amount, and a word that only counts on a page about the story. */
function claimOf(id: number, pick: () => string): Claim {
  const [payer, payee] = [`@${pick()}`, `@${pick()}`];
  return {
    id: `claim-${id}`,
    kind: 'claim',
    type: 'made',
    lang: 'en',
    title: `Claim ${id}`,
    question: `What of claim ${id}?`,
    facets: { state: { text: 'state', values: { on: { text: 'on' }, off: { text: 'off' } } } },
    holds: [{ from: '2019-01-01', text: 'It holds.', is: { state: 'on' }, because: ['a-source'] }],
    observations: [
      {
        id: 'made',
        measure: 'paid',
        about: payer.slice(1),
        value: String(10 + (id % 90)),
        unit: 'USD bn',
        text: 'paid',
        asOf: '2026-01-01',
        known: '2026-01-01',
        source: 'a-source',
      },
    ],
    cues: [
      { id: 'act', all: [payer, `@${pick()}`, payee], value: { else: 'on' }, carry: [payee] },
      { id: 'amount', all: [`@${pick()}|@${pick()}`, payer], slots: { payer, amount: { unit: 'USD bn', min: '5', max: '100' } }, measure: { else: 'paid' } },
      { id: 'word', all: [`@${pick()}`, `@${pick()}`], any: [`@${pick()}`, `@${pick()}`], not: [`@${pick()}`], loose: true, value: { else: 'off' } },
    ],
  };
}

/** A record of `claims` claims over the given names, the same at every run. */
export function madeRecord(claims: number, names: readonly string[]): FactRecord {
  const roll = dice(17);
  const concepts = conceptsOf(names);
  // Every other choice falls on the names that the made text is full of, so that statements are found as well as looked for.
  const pick = (): string => concepts[roll(roll(2) === 0 ? Math.min(25, concepts.length) : concepts.length)]?.id ?? 'side-one';
  const list = Array.from({ length: claims }, (_, i) => claimOf(i, pick));
  return {
    pack: 'made',
    version: '1',
    generation: '0',
    horizon: '2026-09-30',
    claims: new Map(list.map((claim) => [claim.id, claim])),
    sources: new Map([[SOURCE.id, SOURCE]]),
    concepts: new Map(concepts.map((concept) => [concept.id, concept])),
  };
}
