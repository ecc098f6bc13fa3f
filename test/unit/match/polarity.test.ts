import { expect, it } from 'vitest';
import { readOne } from './pages.ts';

it.each([
  ['azure-exclusivity', 'Microsoft is the exclusive cloud provider of OpenAI.', 'asserted'],
  ['azure-exclusivity', 'Microsoft is no longer the exclusive cloud provider of OpenAI.', 'negated'],
  ['azure-exclusivity', 'Azure was supposed to be the exclusive cloud of OpenAI.', 'negated'],
  ['azure-exclusivity', 'Microsoft lost its exclusivity.', 'negated'],
  ['agreement-breach', 'The deal could breach the exclusive cloud agreement with Microsoft.', 'hypothetical'],
  ['azure-exclusivity', 'If Microsoft enforces its exclusivity, OpenAI must wait.', 'hypothetical'],
  ['agreement-breach', 'Could the deal break Microsoft’s exclusivity?', 'hypothetical'],
  ['azure-exclusivity', 'Azure is the exclusive cloud provider of OpenAI, the company said.', 'attributed'],
  ['azure-exclusivity', 'According to Bloomberg, Azure is the exclusive cloud provider of OpenAI.', 'attributed'],
  ['agreement-breach', 'According to Bloomberg, the deal could breach Microsoft’s exclusive cloud agreement.', 'hypothetical'],
  ['legal-threat', 'Microsoft weighs legal action against OpenAI.', 'asserted'],
  ['legal-threat', 'Microsoft is reportedly considering legal action against OpenAI.', 'attributed'],
  ['legal-threat', 'Litigation has not yet been filed.', 'negated'],
  ['amazon-investment-openai', 'Amazon may invest $50 billion in OpenAI.', 'hypothetical'],
  ['amazon-investment-openai', 'The $50 billion deal with Amazon would be one of the largest of its kind.', 'asserted'],
] as const)('reads %s in “%s” as %3$s', (claim, sentence, polarity) => {
  expect(readOne(claim, sentence)?.reading.polarity).toBe(polarity);
});

it('says that a hypothetical statement is attributed too, and by whom', () => {
  const mention = readOne('agreement-breach', 'According to The Information, the deal could breach Microsoft’s exclusive cloud agreement.');
  expect(mention?.reading).toMatchObject({ polarity: 'hypothetical', alsoAttributed: true, speaker: 'the-information' });
});

it('takes scare quotes for a term and long quotations for speech', () => {
  expect(readOne('frontier-aws', 'AWS will host the platform “Frontier” of OpenAI.')?.reading.polarity).toBe('asserted');
  expect(
    readOne('amazon-investment-openai', '“We are glad that Amazon invests $50 billion in OpenAI and shares our plans for the years ahead.”')?.reading.polarity,
  ).toBe('attributed');
});
