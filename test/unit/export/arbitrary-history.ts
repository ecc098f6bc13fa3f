import fc from 'fast-check';
import type { Decisions, HistoryNote, HistoryPage } from '../../../lib/model/history.ts';

const time = fc.integer({ min: 0, max: 8_640_000_000_000_000 });
const day = fc.date({ min: new Date('1000-01-01'), max: new Date('2999-12-31'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));
const standing: fc.Arbitrary<HistoryNote['standing']> = fc.constantFrom('matches', 'differ', 'changed', 'context');
/** Words of any script, signs that a file format could trip over, and halves of signs. */
const words = (maxLength: number): fc.Arbitrary<string> =>
  fc.oneof(
    fc.string({ maxLength, unit: 'grapheme' }).map((text) => text.slice(0, maxLength)),
    fc.string({ maxLength, unit: 'binary' }).map((text) => text.slice(0, maxLength)),
    fc
      .constantFrom('=1+1', '"', '<b>x</b>', 'مرحبا بالعالم', '\u202e', '__proto__', '👩‍🚀', '\ud800', 'a\r\nb', ',;\t', '-2', '@x')
      .map((text) => text.slice(0, maxLength)),
  );
const optional = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(value, { nil: undefined });
const finite = fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0);

/** Drops what is not there, as a page that was written down has it. */
const dense = <T extends object>(row: T): T => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined)) as T;

const reading = fc
  .record({
    amounts: fc.array(
      fc.record({
        kind: fc.constantFrom('money' as const, 'percent' as const),
        min: finite,
        max: finite,
        bound: fc.constantFrom('=' as const, '~' as const, '>=' as const),
        slack: finite,
        start: fc.nat(),
        end: fc.nat(),
      }),
      { maxLength: 3 },
    ),
    facet: optional(fc.option(words(64))),
    polarity: fc.constantFrom('asserted' as const, 'attributed' as const),
    tense: fc.constantFrom('past' as const, 'present' as const),
    attribution: optional(words(300)),
  })
  .map(dense);

const note: fc.Arbitrary<HistoryNote> = fc
  .record({
    claim: words(64),
    title: optional(words(200)),
    question: optional(words(300)),
    quote: words(300),
    before: optional(words(48)),
    after: optional(words(48)),
    start: optional(fc.nat()),
    end: optional(fc.nat()),
    reading: optional(reading),
    pageDate: optional(fc.option(day)),
    standing,
    since: optional(day),
    fact: optional(words(300)),
    seen: fc.boolean(),
    opened: optional(time),
    from: optional(time),
    gone: optional(time),
    earlier: optional(fc.array(fc.record({ standing, at: time, version: words(64) }), { maxLength: 3 })),
  })
  .map(dense);

export const page: fc.Arbitrary<HistoryPage> = fc
  .record({
    key: words(200),
    url: words(200).map((text) => `https://${text}`),
    title: words(1000),
    site: words(255),
    published: fc.option(day),
    modified: optional(day),
    lang: fc.option(words(40)),
    firstVisit: time,
    lastVisit: time,
    visits: fc.integer({ min: 1, max: 1000 }),
    notes: fc.array(note, { maxLength: 6 }),
    generation: words(64),
    version: optional(words(64)),
    edited: optional(time),
    pinned: optional(time),
    readings: optional(fc.uniqueArray(fc.record({ at: time, version: words(64), notes: fc.nat() }), { maxLength: 4, selector: ({ at }) => at })),
    addresses: optional(fc.array(words(100), { maxLength: 3 })),
  })
  .map(dense);

export const pages = fc.uniqueArray(page, { selector: ({ key }) => key, maxLength: 8 });

export const decisions: fc.Arbitrary<Decisions> = fc.record({
  dates: fc.uniqueArray(fc.record({ page: words(100), date: day, at: time }), { selector: (row) => row.page, maxLength: 4 }),
  sites: fc.uniqueArray(fc.record({ site: words(100), on: fc.boolean(), at: time }), { selector: (row) => row.site, maxLength: 4 }),
  mutes: fc.uniqueArray(fc.record({ claim: words(64), scope: words(100), at: time }), { selector: (row) => `${row.claim}\n${row.scope}`, maxLength: 4 }),
  cases: fc
    .uniqueArray(fc.record({ at: time, page: words(100), claim: words(64), cue: words(100), quote: words(300), generation: words(64) }), {
      selector: (row) => JSON.stringify(row),
      maxLength: 3,
    })
    .map((rows) => rows.map((row, at) => ({ ...row, id: at + 1 }))),
});
