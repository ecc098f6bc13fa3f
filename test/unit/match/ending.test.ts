import { expect, it } from 'vitest';
import { notesOf } from '../../../lib/standing/notes.ts';
import { matcher, pageOf, read as mentionsIn, record, TITLE } from './pages.ts';

const quotes = (text: string, claim: string): string[] => mentionsIn(text).flatMap((one) => (one.claim === claim ? [one.quote] : []));

it.each([
  ['Azure is the exclusive cloud provider for the OpenAI API.', 'api-exclusivity', /OpenAI API$/],
  ['Azure is the exclusive cloud provider for OpenAI’s products.', 'azure-exclusivity', /OpenAI’s products$/],
  ['The new deal breaches the exclusive arrangement that ties OpenAI to Azure.', 'azure-exclusivity', /ties OpenAI to Azure$/],
  ['Amazon, the paper wrote on Monday, is at odds over a $50 billion cloud deal with OpenAI.', 'amazon-investment-openai', /^\$50 billion cloud deal/],
  ['A legal battle with Microsoft would cost OpenAI time.', 'legal-threat', /^legal battle with Microsoft$/],
] as const)('underlines a whole phrase: %s', (text, claim, shown) => {
  expect(quotes(text, claim)).toContainEqual(expect.stringMatching(shown));
});

it.each([
  ['Azure is the exclusive cloud provider for the OpenAI API, one analyst note said on Monday.', undefined],
  ['Azure is the exclusive cloud provider for OpenAI, people close to the talks said.', undefined],
  ['Microsoft said that Azure is the exclusive cloud provider for the OpenAI API.', 'microsoft'],
  ['Microsoft, in a statement, said that Azure is the exclusive cloud provider for the OpenAI API.', 'microsoft'],
  ['Azure is the exclusive cloud provider for the OpenAI API, according to Reuters.', 'reuters'],
])('takes only the one who speaks for the speaker (model rule 9): %s', (text, speaker) => {
  const mention = mentionsIn(text).find((one) => one.claim === 'api-exclusivity' || one.claim === 'azure-exclusivity');
  expect(mention?.reading.polarity).toBe('attributed');
  expect(mention?.reading.speaker).toBe(speaker);
});

it('judges what an analyst said after the change by the facts, not by the position of a party named in it (ux 1.2)', () => {
  const page = {
    ...pageOf(TITLE, 'Azure is the exclusive cloud provider for the OpenAI API, one analyst note said on Monday.'),
    dates: [{ article: 0, date: { date: '2026-06-12', origin: 'json-ld' as const } }],
  };
  const note = notesOf(record, matcher.read(page), page).find((one) => one.claim === 'api-exclusivity');
  expect(note?.judgement).toMatchObject({ standing: 'differ', reason: 'record-moved-before-page', since: '2026-04-27' });
});

it('does not lend one company the movement of another', () => {
  const shares = mentionsIn('OpenAI talks went on. Microsoft’s stock has dipped, while Amazon’s shares have risen.').filter(
    (one) => one.claim === 'market-reaction',
  );
  expect(shares.map((one) => [one.reading.about, one.reading.value])).toEqual([
    ['microsoft', 'fell'],
    ['amazon', 'rose'],
  ]);
});

it('leaves a date with the sum before it, and reads "since the agreement of" as a beginning (model rule 7)', () => {
  const added = mentionsIn('OpenAI signed a $38 billion contract with AWS in November 2025 and has since added $100 billion.').find(
    (one) => one.claim === 'aws-100b-expansion',
  );
  expect(added?.reading.amounts[0]?.min).toBe(100e9);
  expect(added?.reading.amounts[0]?.date).toBeUndefined();
  expect(added?.reading.when).toBeUndefined();
  const since = mentionsIn('Since the agreement of 27 April 2026 OpenAI may sell all its products on any cloud.').find(
    (one) => one.claim === 'azure-exclusivity',
  );
  expect(since?.reading.when).toEqual({ from: '2026-04-27' });
});
