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
    ['amazon-investment-openai', 'Amazon has invested $50 billion in OpenAI, a person who knows the talks told Bloomberg.', 'attributed'],
    ['azure-exclusivity', 'Azure is the exclusive cloud provider of OpenAI, the newspaper added.', 'attributed'],
    ['azure-exclusivity', 'Azure is the exclusive cloud provider of OpenAI — one of many terms, people say.', 'asserted'],
    ['azure-exclusivity', 'Azure is the exclusive cloud provider of OpenAI, amid reports that a rival has a plan.', 'asserted'],
    ['azure-exclusivity', 'Azure is the exclusive cloud provider of OpenAI, a term that Amazon contends is void.', 'asserted'],
    ['azure-exclusivity', 'A rival has reportedly objected, and Azure is the exclusive cloud provider of OpenAI.', 'asserted'],
    ['azure-exclusivity', 'A rival has reportedly learnt that Azure is the exclusive cloud provider of OpenAI.', 'attributed'],
    ['ms-investment-openai', 'It added a $10 billion investment of Microsoft in OpenAI in 2023.', 'asserted'],
    ['ms-investment-openai', 'It added that Microsoft invested $10 billion in OpenAI in 2023.', 'attributed'],
    ['openai-valuation', 'The Journal has learned that OpenAI, valued at $500 billion, is hiring.', 'asserted'],
    ['openai-valuation', 'The Journal has learned that OpenAI is valued at $500 billion.', 'attributed'],
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
    ['legal-threat', 'Microsoft and OpenAI are in talks and hope to settle their dispute.', 'asserted'],
    ['amazon-investment-openai', 'Some asked whether the $50 billion deal of Amazon with OpenAI is affected.', 'asserted'],
    ['amazon-investment-openai', 'Nobody said whether Amazon invests $50 billion in OpenAI.', 'hypothetical'],
    ['legal-threat', 'A lawsuit against OpenAI is under consideration at Microsoft.', 'asserted'],
    ['openai-compute-deals', 'By expanding beyond Azure, OpenAI could reach more customers.', 'hypothetical'],
    ['openai-compute-deals', 'Any move by OpenAI beyond Azure would be a blow to Microsoft.', 'hypothetical'],
    ['openai-ipo', 'OpenAI is preparing for an IPO that could come this year.', 'hypothetical'],
    ['openai-ipo', 'OpenAI is preparing for an IPO that could bring in $60 billion.', 'asserted'],
    ['openai-valuation', 'OpenAI is in talks that would value it at $300 billion.', 'asserted'],
    ['api-exclusivity', 'The two signed an agreement that OpenAI would use only Microsoft’s cloud for its models.', 'asserted'],
    ['amazon-tranches', 'Amazon puts $15 billion into OpenAI now and another $35 billion once certain conditions are met.', 'asserted'],
  ] as const)('reads %s in “%s” as %3$s', polarityIs);
});

describe('what has ended', () => {
  it.each([
    ['azure-exclusivity', 'Until January Azure was OpenAI’s only cloud.', 'negated'],
    ['azure-exclusivity', 'Azure is OpenAI’s only cloud until an expert panel confirms AGI.', 'asserted'],
    ['model-licence', 'Microsoft surrendered its exclusive licence to OpenAI’s models.', 'negated'],
    ['azure-exclusivity', 'The exclusivity of Azure for OpenAI is gone.', 'negated'],
    ['azure-exclusivity', 'In that case the exclusivity of Azure for OpenAI would end.', 'hypothetical'],
    ['azure-exclusivity', 'Microsoft could give up the exclusivity of Azure for OpenAI.', 'hypothetical'],
    ['azure-exclusivity', 'An end to the exclusivity of Azure for OpenAI might please both.', 'hypothetical'],
    ['azure-exclusivity', 'Exclusivity ended: Azure was the exclusive cloud provider of OpenAI.', 'negated'],
    ['azure-exclusivity', 'Before the spring Azure was OpenAI’s only cloud.', 'negated'],
    ['model-licence', 'Microsoft keeps a licence to OpenAI’s models until 2032, but others can get one too.', 'negated'],
    ['openai-structure', 'OpenAI cannot become a for-profit company.', 'negated'],
    ['openai-structure', 'OpenAI cannot become a for-profit company unless Microsoft agrees.', 'asserted'],
    ['openai-structure', 'SoftBank pays less if OpenAI does not become a for-profit company.', 'hypothetical'],
    ['ms-stake-openai', 'Microsoft’s 49% stake in OpenAI was never a share of the equity.', 'negated'],
    ['cma-inquiry', 'The CMA drops its inquiry into Microsoft and OpenAI.', 'negated'],
    ['dispute-outcome', 'The threat of a lawsuit by Microsoft is off the table.', 'negated'],
    ['agi-clause', 'The payments to Microsoft no longer depend on whether OpenAI achieves artificial general intelligence.', 'negated'],
  ] as const)('reads %s in “%s” as %3$s', polarityIs);
});

describe('another part of the sentence, an aside, what is awaited', () => {
  it.each([
    ['first-refusal', 'The right of first refusal, which OpenAI had granted to Microsoft, has been dropped.', 'negated'],
    ['model-licence', 'Microsoft’s licence to OpenAI’s models runs until 2032, as before, but it is not exclusive.', 'negated'],
    ['musk-lawsuit', 'Musk is suing OpenAI because he believes that it is a charity, and the trial of Musk against OpenAI starts in April.', 'asserted'],
    ['musk-lawsuit', 'The jury did not decide whether OpenAI betrayed its founding mission, as Musk had said in his lawsuit.', 'negated'],
    ['ms-stake-openai', 'Microsoft, which owns about 27% of OpenAI, would also profit.', 'asserted'],
    ['amazon-investment-openai', 'That should not be mixed up with the $50 billion that Amazon has agreed to invest in OpenAI.', 'asserted'],
    ['openai-structure', 'How the stake is converted once OpenAI becomes a for-profit company is open.', 'hypothetical'],
    ['cloud-market-share', 'Cloud market share: Amazon at 28% (Synergy, first quarter), Microsoft at 21%.', 'asserted'],
    ['cloud-market-share', 'Synergy puts Amazon at 28% of the cloud market.', 'attributed'],
    ['legal-threat', 'A person close to Microsoft said that it would sue OpenAI in the event of a breach.', 'hypothetical'],
  ] as const)('reads %s in “%s” as %3$s', polarityIs);
});
