import { describe, expect, it } from 'vitest';
import type { Reason } from '../../../lib/model/standing.ts';
import { citation, primarySource } from '../../../lib/words/citation.ts';
import { levelText, lineText, reasonText, secondSentence, standingDefinition, standingLabel, thenText } from '../../../lib/words/standing.ts';
import { DETAIL, FACTS, NOTES, noteWith } from '../../fixtures/notes.ts';
import { wordsOf } from './locales.ts';

const t = wordsOf('en');
const de = wordsOf('de');
const REASONS = Object.keys(NOTES) as Reason[];

describe('labels (ux.md 1.1, model rule 12)', () => {
  it('names each state', () => {
    const label = (judgement: Parameters<typeof standingLabel>[0]) => standingLabel(judgement, 'en', t);
    expect(label({ standing: 'matches' })).toBe('Matches the record');
    expect(label({ standing: 'context' })).toBe('Needs context');
    expect(label({ standing: 'differ', differs: 'sources' })).toBe('Sources differ');
    expect(label({ standing: 'differ', differs: 'record' })).toBe('Differs from the record');
    expect(label({ standing: 'changed', since: '2026-04-27' })).toBe('Changed since 27 Apr 2026');
    expect(label({ standing: 'changed' })).toBe('Changed since then');
  });

  it('defines each state', () => {
    const definition = (reason: Reason) => standingDefinition(NOTES[reason], FACTS, 'en', t);
    expect(definition('fits-then-and-now')).toBe('The sources in the record say the same. The record goes to 21 Nov 2026.');
    expect(definition('fitted-then-not-now')).toBe('It fitted the record on 19 Mar 2026. The record changed on 27 Apr 2026.');
    expect(definition('fitted-earlier-date-unknown')).toBe("This fitted the record until 27 Apr 2026. The page's date was not found.");
    expect(definition('sources-disagree')).toBe('Sources in the record give different accounts or figures.');
    expect(definition('no-source-says-so')).toBe('The record gives one account of this, and the page gives another.');
    expect(definition('leaves-out')).toBe('It leaves out something that changes how it reads.');
  });
});

describe('reasons', () => {
  it.each(REASONS)('%s has a sentence in every language, dated and undated', (reason) => {
    const note = NOTES[reason];
    const { since: _, ...undated } = note.judgement;
    for (const judgement of [note.judgement, undated, { ...undated, since: '2026-04-27' }])
      for (const [locale, words] of [
        ['en', t],
        ['de', de],
      ] as const)
        for (const pageDate of [note.pageDate, null]) {
          const text = reasonText({ judgement, pageDate }, locale, words);
          expect(text).toMatch(/[.]$/);
          expect(text).not.toMatch(/\{|why\.|undefined/);
        }
  });

  it('are told with their day where it is known', () => {
    expect(reasonText(NOTES['record-moved-before-page'], 'en', t)).toBe('The record changed on 27 Apr 2026, before this page.');
    expect(reasonText(NOTES['settled-as-page-says'], 'en', t)).toBe('Disputed then; settled on 27 Apr 2026, as the page says.');
    expect(reasonText(NOTES['no-source-gives-figure'], 'en', t)).toBe('No source in the record gives this figure.');
  });

  it('stand second in the glance, after what is missing, and not beside Then / Now', () => {
    const second = (reason: Reason) => secondSentence(NOTES[reason], 'en', t);
    expect(second('leaves-out')).toEqual({ text: 'The sum is an investment in two parts; the cloud contract is a different sum.', fromRecord: true });
    expect(second('no-source-gives-figure')?.fromRecord).toBe(false);
    expect(second('fitted-then-not-now')).toBeNull();
    const long = noteWith({ standing: 'context', reason: 'leaves-out', fact: 'f'.repeat(200), missing: 'm'.repeat(21) });
    expect(secondSentence(long, 'en', t)).toEqual({ text: 'It leaves out something that changes how it reads.', fromRecord: false });
    expect(secondSentence(noteWith({ missing: 'More to it.' }), 'en', t)?.text).toBe('The sources in the record say the same.');
    expect(second('sources-disagree')?.text).toBe('Sources in the record give different accounts or figures.');
  });
});

describe('Then (ux.md 1.2)', () => {
  it.each<[Reason, string]>([
    ['fitted-then-not-now', 'Published 19 Mar 2026. This matched the record.'],
    ['fitted-earlier-date-unknown', "This fitted the record until 27 Apr 2026. The page's date was not found."],
    ['settled-otherwise', 'Published 19 Mar 2026. Sources differed then.'],
    ['settled-as-page-says', 'Published 19 Mar 2026. Sources differed then.'],
    ['record-moved-before-page', 'Published 2 Jun 2026. The record already said something else.'],
  ])('%s', (reason, text) => expect(thenText(NOTES[reason], 'en', t)).toBe(text));

  it('of a statement that was not compared claims nothing: the record of the day follows', () => {
    const note = noteWith({ then: { date: '2026-03-19', text: 'Azure was the only cloud.' } });
    expect(thenText(note, 'en', t)).toBe('Published 19 Mar 2026. The record said then:');
  });

  it('says that a date was not found', () => {
    const note = noteWith({ then: { date: null, text: 'x', fits: false } }, { pageDate: null });
    expect(thenText(note, 'en', t)).toBe("This page's date was not found.");
  });
});

describe('the popup’s line', () => {
  it.each<[Reason, string, boolean]>([
    ['sources-disagree', '$11.6 to 13 billion, by what is counted', false],
    ['fitted-then-not-now', 'Matched when published', false],
    ['fitted-earlier-date-unknown', "This page's date was not found.", false],
    ['no-source-gives-figure', 'No source in the record gives this figure.', false],
    ['no-source-says-so', NOTES['no-source-says-so'].judgement.fact, true],
    ['leaves-out', 'The sum is an investment in two parts; the cloud contract is a different sum.', true],
    ['measure-not-told', '$13 billion is committed; $11.9 billion of it was paid in by 30 June 2026.', true],
    ['fits-then-and-now', '$13 billion is committed; $11.9 billion of it was paid in by 30 June 2026.', true],
  ])('%s', (reason, text, fromRecord) => expect(lineText(NOTES[reason], 'en', t)).toEqual({ text, fromRecord }));
});

describe('levels (ux.md 1.3)', () => {
  it('carry their definition when asked', () => {
    expect(levelText('filed', true, t)).toBe('Filed (in a legal or regulatory document)');
    expect(levelText('reported-once', false, t)).toBe('Reported once');
  });
});

describe('citation (ux.md 2.5)', () => {
  it('names question, facts, pack, claim and the primary source', () => {
    expect(citation(NOTES['leaves-out'], FACTS, DETAIL.sources, 'en', t)).toBe(
      'Obelus record “How much has Microsoft put into OpenAI?”, facts as of 21 Nov 2026, pack ms-openai-aws 2026.11.1, claim ms-investment-openai.\n' +
        'Microsoft, “Annual report, fiscal 2026”, 29 Jul 2026, https://records.example/msft-10k',
    );
  });

  it('goes without a source where none is at hand', () => expect(citation(NOTES['leaves-out'], FACTS, null, 'en', t)).not.toContain('\n'));

  it('prefers what the comparison rests on, then what was filed, then the newest', () => {
    expect(primarySource(DETAIL.sources, ['paper'])?.id).toBe('paper');
    expect(primarySource(DETAIL.sources, [])?.id).toBe('msft-10k');
    const [first] = DETAIL.sources;
    if (!first) throw new Error('the fixture has no source');
    expect(primarySource([first, { ...first, id: 'newer', published: '2026-05-01' }], [])?.id).toBe('newer');
    expect(primarySource([], ['x'])).toBeNull();
  });
});
