import { describe, expect, it } from 'vitest';
import { readOne } from './pages.ts';

function polarityIs(claim: string, sentence: string, polarity: string): void {
  expect(readOne(claim, sentence)?.reading.polarity).toBe(polarity);
}

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
] as const)('reads %s in “%s” as %3$s', polarityIs);

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

describe('what is known already', () => {
  it.each([
    ['amazon-investment-openai', 'Microsoft is considering a suit over a $50 billion deal of Amazon with OpenAI, the Financial Times reported.', 'asserted'],
    ['amazon-investment-openai', 'Microsoft may sue over Amazon’s $50 billion deal with OpenAI.', 'asserted'],
    ['ms-investment-openai', 'Musk says that the move, along with Microsoft’s $13 billion investment in OpenAI, was a fraud.', 'asserted'],
    ['ms-investment-openai', 'Musk says that Microsoft’s $13 billion investment in OpenAI was a fraud.', 'attributed'],
    ['ms-stake-openai', 'Microsoft’s stake in OpenAI is worth well over $200 billion, bankers say.', 'attributed'],
    ['api-exclusivity', 'The contract says that API calls to OpenAI must go through Azure.', 'asserted'],
    ['api-exclusivity', 'Microsoft says that API calls to OpenAI must go through Azure.', 'attributed'],
  ] as const)('reads %s in “%s” as %3$s', polarityIs);
});

describe('a headline, a view, a plan that came to nothing, a rule for anyone', () => {
  it.each([
    ['agreement-breach', 'OpenAI Tie-Up With AWS May Violate Microsoft’s Exclusive Cloud Agreement', 'hypothetical'],
    ['azure-exclusivity', 'Amazon and OpenAI in 2026: Is Microsoft About to Lose Its Exclusivity?', 'hypothetical'],
    ['azure-exclusivity', 'Microsoft takes the view that Azure is the exclusive cloud provider of OpenAI.', 'attributed'],
    ['azure-exclusivity', 'Azure was meant to be the exclusive cloud of OpenAI.', 'negated'],
    ['azure-exclusivity', 'Microsoft has forfeited its exclusivity.', 'negated'],
    ['api-exclusivity', 'If developers want the API of OpenAI, they must go through Azure.', 'asserted'],
    ['api-exclusivity', 'If Microsoft wins, calls to the API of OpenAI must go through Azure.', 'hypothetical'],
    [
      'api-exclusivity',
      'At issue is whether Amazon can sell Frontier without breaking a pact of 2019 under which API calls to OpenAI must go through Azure.',
      'asserted',
    ],
    ['api-exclusivity', 'The API of OpenAI may run only on Azure.', 'asserted'],
  ] as const)('reads %s in “%s” as %3$s', polarityIs);
});

describe('who says it', () => {
  it.each([
    ['openai-ipo', 'OpenAI said on Monday it had confidentially submitted a draft S-1.', 'asserted'],
    ['cloud-market-share', 'Synergy has AWS on 28% of the cloud infrastructure market.', 'attributed'],
    ['ms-stake-openai', 'The company puts Microsoft’s holding in OpenAI at about 25%.', 'attributed'],
    ['ms-investment-openai', 'In 2023 Microsoft invested a reported $10 billion in OpenAI.', 'attributed'],
    ['azure-exclusivity', 'Azure is OpenAI’s exclusive cloud provider, as Dana Reed, a manager at the lab, indicated on stage.', 'attributed'],
    ['azure-exclusivity', 'Azure is the exclusive cloud provider of OpenAI (reports suggest).', 'attributed'],
    ['azure-exclusivity', 'Azure is the exclusive cloud provider of OpenAI as reports indicate that a rival has a plan.', 'asserted'],
    ['revenue-share-cap', 'The Information: OpenAI’s revenue share is capped at $38 billion.', 'attributed'],
  ] as const)('reads %s in “%s” as %3$s', polarityIs);
});

describe('what is only thought of', () => {
  it.each([
    ['frontier-aws', 'AWS plans to offer OpenAI’s Frontier platform to companies.', 'hypothetical'],
    ['azure-ai-growth', 'For the current quarter Microsoft guides for Azure growth of 37%.', 'hypothetical'],
    ['openai-ipo', 'An IPO of OpenAI this year remains a tall order.', 'hypothetical'],
    ['legal-threat', 'Microsoft is weighing whether to sue OpenAI.', 'asserted'],
    ['legal-threat', 'Microsoft looks at a possible lawsuit against OpenAI.', 'asserted'],
    ['azure-exclusivity', 'Had Microsoft insisted on the exclusivity of Azure, OpenAI would be poorer, analysts said.', 'hypothetical'],
    ['azure-exclusivity', 'If your team calls OpenAI often, Azure is the only cloud that OpenAI uses.', 'asserted'],
    ['api-exclusivity', 'Under the contract the API may only be sold through Azure.', 'asserted'],
  ] as const)('reads %s in “%s” as %3$s', polarityIs);
});

describe('what has ended', () => {
  it.each([
    ['azure-exclusivity', 'Until January Azure was OpenAI’s only cloud.', 'negated'],
    ['azure-exclusivity', 'Azure is OpenAI’s only cloud until an expert panel confirms AGI.', 'asserted'],
    ['model-licence', 'Microsoft surrendered its exclusive licence to OpenAI’s models.', 'negated'],
    ['azure-exclusivity', 'The exclusivity of Azure for OpenAI is gone.', 'negated'],
    ['azure-exclusivity', 'In that case the exclusivity of Azure for OpenAI would end.', 'hypothetical'],
    ['cma-inquiry', 'The CMA drops its inquiry into Microsoft and OpenAI.', 'negated'],
    ['dispute-outcome', 'The threat of a lawsuit by Microsoft is off the table.', 'negated'],
    ['agi-clause', 'The payments to Microsoft no longer depend on whether OpenAI achieves artificial general intelligence.', 'negated'],
  ] as const)('reads %s in “%s” as %3$s', polarityIs);
});
