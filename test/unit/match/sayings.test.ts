import { describe, expect, it } from 'vitest';
import { matcher, pageOf, read, readOne, TITLE } from './pages.ts';

/** Types of statement are told by claim here: what a party says is `party-statements`. */
const claims = (sentence: string): string[] => read(sentence, 'Microsoft is considering suing OpenAI.').map((mention) => mention.claim);

describe('whose statement it is', () => {
  it.each([
    ['Report: Azure is the exclusive cloud provider of OpenAI', 'attributed'],
    ['Azure is the exclusive cloud provider of OpenAI - sources', 'attributed'],
    ['Azure is the exclusive cloud provider of OpenAI: Financial Times', 'attributed'],
    ['Azure is the exclusive cloud provider of OpenAI (reports suggest).', 'attributed'],
    ['What changes: Azure is the exclusive cloud provider of OpenAI', 'asserted'],
    ['Analysts said shares fell, but Azure is the exclusive cloud provider of OpenAI.', 'asserted'],
    ['Analysts said shares fell; Azure is the exclusive cloud provider of OpenAI.', 'asserted'],
    ['Analysts said shares fell and Azure is the exclusive cloud provider of OpenAI.', 'attributed'],
    ['Microsoft maintains its exclusive license to the models of OpenAI.', 'asserted'],
    ['Microsoft maintains that it has an exclusive license to the models of OpenAI.', 'attributed'],
  ] as const)('“%s” is %s', (sentence, polarity) => {
    const found = readOne('azure-exclusivity', sentence) ?? readOne('model-licence', sentence);
    expect(found?.reading.polarity).toBe(polarity);
  });

  it('finds the party in a title behind a name, and no party where an analyst speaks of one', () => {
    expect(claims('"We are pleased," said Jane Doe, a vice president of AWS.')).toContain('party-statements');
    expect(claims('"We are pleased," Jane Doe, a vice president of AWS, said.')).toContain('party-statements');
    expect(claims('"They are pleased," said Jane Doe, an analyst who covers Microsoft.')).not.toContain('party-statements');
    expect(readOne('azure-exclusivity', 'Azure is the exclusive cloud provider for OpenAI, people close to the talks said.')?.reading.speaker).toBeUndefined();
  });

  it('follows a quotation over the sentences of its paragraph', () => {
    const of = (paragraph: string): string[] => {
      const page = pageOf(TITLE, 'Microsoft is considering suing OpenAI over its deal with AWS.', paragraph);
      return matcher.read(page).flatMap((mention) => (mention.block === 2 && mention.claim === 'party-statements' ? [mention.cue] : []));
    };
    expect(of('"We are pleased," said Sam Altman. "It took us a year of work."')).toEqual(['quoted', 'quote-goes-on']);
    expect(of('"It took us a year of work. We are pleased," said Sam Altman.')).toEqual(['quote-goes-on', 'quoted']);
    expect(of('"We are pleased," said Sam Altman. It took a year of work.')).toEqual(['quoted']);
    expect(of('"We are pleased," said a farmer. "It took us a year of work."')).toEqual([]);
  });
});

describe('what is denied', () => {
  it.each([
    ['Microsoft’s exclusivity does not cover OpenAI.', 'negated'],
    ['Microsoft has the exclusivity with OpenAI and does not apply for more.', 'asserted'],
    ['Microsoft, if not Amazon, has exclusivity with OpenAI.', 'asserted'],
    ['Microsoft has not only exclusivity with OpenAI.', 'asserted'],
  ] as const)('“%s” is %s', (sentence, polarity) => {
    expect(readOne('azure-exclusivity', sentence)?.reading.polarity).toBe(polarity);
  });

  it('reads no standing right in words that end it', () => {
    expect(read('Microsoft gives up its exclusive rights to the models of OpenAI.').map((mention) => mention.reading.polarity)).toEqual(['negated']);
  });

  it('reads both where a sentence ends one right and keeps another', () => {
    const found = read('Microsoft lost its exclusivity on compute but keeps Azure API exclusivity for OpenAI.').map((mention) => mention.reading.polarity);
    expect(found.toSorted()).toEqual(['asserted', 'negated']);
  });
});

describe('several parties at once', () => {
  it('takes “the two companies” for either where no money is paid', () => {
    expect(claims('The two companies have renegotiated their partnership.')).toContain('restructuring');
  });

  it('makes neither of them the payer', () => {
    expect(read('The two companies have invested $13 billion.').map((mention) => mention.claim)).not.toContain('ms-investment-openai');
  });
});
