import type { Claim } from '../../lib/model/claim.ts';
import type { Concept } from '../../lib/model/concept.ts';
import type { RecordLine } from '../../lib/model/record.ts';
import type { Source } from '../../lib/model/source.ts';
import { countKinds, writeContent } from '../../lib/pack/content.ts';
import { pack, type BuiltPack } from '../../scripts/obelus-pack/build.ts';
import { dice, namesOf, vocabularyOf } from './text.ts';

/** Names that all claims share: a dispute has so many, however many questions are asked of it. */
const CONCEPTS = 400;
const roll = dice(5);
const vocabulary = vocabularyOf(4000);
const words = (count: number): string =>
  Array.from({ length: count }, () => vocabulary[Math.floor(vocabulary.length ** (roll(10_000) / 10_000)) - 1] ?? 'the').join(' ');
const sentence = (count: number): string => `${words(count).slice(0, 200).trim()}.`;
const number = (id: string, at: number): string => `${id}-${String(at).padStart(6, '0')}`;
const day = (at: number): string => `2024-${String(1 + (at % 12)).padStart(2, '0')}-${String(1 + (at % 28)).padStart(2, '0')}`;

const source = (at: number): Source => ({
  id: number('source', at),
  kind: 'source',
  type: 'newsroom',
  publisher: 'Made Gazette',
  title: words(9).slice(0, 100),
  short: `Gazette ${at}`,
  url: `https://gazette.example/${at}/${words(4).replaceAll(' ', '-')}`,
  published: day(at),
  read: 'text',
});

const concept = (at: number, name: string): Concept => ({
  id: number('name', at),
  kind: 'concept',
  type: 'organisation',
  lang: 'en',
  name,
  aliases: [name, `${name} group`],
});

/** A claim of about 2 kB: two stretches of time, three figures, an event and two cues. */
function claim(at: number): Claim {
  const [payer, payee] = [number('name', at % CONCEPTS), number('name', (at * 7 + 1) % CONCEPTS)];
  const because = [number('source', at)];
  return {
    id: number('claim', at),
    kind: 'claim',
    type: 'made',
    lang: 'en',
    title: words(4).slice(0, 60),
    question: `${words(9).slice(0, 100)}?`,
    holds: [
      { from: '2023', to: '2024-05-01', text: sentence(18), because },
      { from: '2024-05-02', text: sentence(20), current: ['o-2'], because },
    ],
    observations: [0, 1, 2].map((one) => ({
      id: `o-${one}`,
      measure: 'committed',
      payer,
      payee,
      value: String(1 + roll(90)),
      unit: 'USD bn',
      text: words(6).slice(0, 70),
      conditions: sentence(9),
      asOf: day(at),
      known: day(at),
      source: because[0] ?? '',
    })),
    events: [{ date: day(at), text: sentence(10).slice(0, 150), because }],
    cues: [0, 1].map((one) => ({
      id: `cue-${one}`,
      all: [`@${payer}`, `@${payee}`],
      slots: { payer: `@${payer}`, payee: `@${payee}`, amount: { unit: 'USD bn' as const, min: '0.1', max: '900' } },
      measure: { else: 'committed' },
    })),
  };
}

/** A pack of `claims` made claims, each with a source of its own, as version `seq`. The same numbers give the same bytes. */
export function madePack(claims: number, seq: number): BuiltPack {
  const names = namesOf(CONCEPTS, vocabulary);
  const lines: RecordLine[] = [
    ...names.map((name, at) => concept(at, name)),
    ...Array.from({ length: claims }, (_, at) => source(at)),
    ...Array.from({ length: claims }, (_, at) => claim(at)),
  ];
  const content = writeContent(lines);
  const file = {
    pack: 'made',
    title: 'Made',
    lang: 'en',
    license: 'CC0',
    version: `2025.1.${seq}`,
    epoch: 1,
    seq,
    released: '2025-01-31',
    horizon: '2025-01-31',
    coverage: [],
    minEngine: '0.1.0',
  };
  return { file, content, packed: pack(content), records: lines.length, counts: countKinds(lines) };
}
