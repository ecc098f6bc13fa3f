import { describe, expect, it } from 'vitest';
import { read, readOne } from './pages.ts';

describe('model rule 10: direction comes from the construction', () => {
  it.each([
    ['ms-investment-openai', 'Microsoft invested $10 billion in OpenAI.', 'microsoft', 'openai'],
    ['ms-investment-openai', 'OpenAI has received $10 billion from Microsoft.', 'microsoft', 'openai'],
    ['ms-investment-openai', 'An investment of $10 billion in OpenAI by Microsoft made headlines.', 'microsoft', 'openai'],
    ['ms-investment-openai', 'Microsoft’s $10 billion investment in OpenAI made headlines.', 'microsoft', 'openai'],
    ['amazon-anthropic', 'Amazon has poured $8 billion into Anthropic.', 'amazon', 'anthropic'],
    ['amazon-anthropic', 'Anthropic took $8 billion from Amazon.', 'amazon', 'anthropic'],
    ['oracle-300b', 'OpenAI buys $300 billion of computing from Oracle.', 'openai', 'oracle'],
  ])('%s: %s', (claim, sentence, payer, payee) => {
    expect(readOne(claim, sentence)?.reading).toMatchObject({ payer, payee });
  });

  it.each([
    ['ms-investment-openai', 'Microsoft received $13 billion from OpenAI.'],
    ['ms-investment-openai', 'OpenAI invested $13 billion in Microsoft.'],
    ['amazon-anthropic', 'Anthropic put $8 billion into Amazon.'],
  ])('never reads %s in “%s”', (claim, sentence) => {
    expect(readOne(claim, sentence)).toBeUndefined();
  });

  it('gives no sum to a party behind another one', () => {
    expect(readOne('ms-investment-openai', 'SoftBank, Microsoft and Nvidia, which put $14 billion into OpenAI, met in June.')).toBeUndefined();
  });

  it('takes who stands before "which" for who acts', () => {
    const extended = 'Amazon agreed to invest $50 billion in OpenAI, which in turn extended its AWS contract by $100 billion.';
    expect(readOne('aws-100b-expansion', extended)?.reading).toMatchObject({ payer: 'openai', payee: 'aws' });
  });

  it('lets a noun stand between the two ("its backer, Microsoft")', () => {
    expect(readOne('ms-investment-openai', "OpenAI's major investor, Microsoft, was silent.")?.reading.payer).toBe('microsoft');
  });

  it('fills a missing party from the sentences before, if it is the only candidate', () => {
    expect(readOne('ms-investment-openai', 'The software giant invested $13 billion.', 'OpenAI has one large backer.')?.reading).toMatchObject({
      payer: 'microsoft',
      payee: 'openai',
    });
    expect(readOne('amazon-anthropic', 'It then put in another $4 billion.', 'Amazon and Google both own parts of Anthropic.')).toBeUndefined();
  });

  it('never reads both parties from elsewhere', () => {
    expect(read('An investment of $10 billion was agreed.', 'Microsoft and OpenAI met.').filter((mention) => mention.claim === 'ms-investment-openai')).toEqual(
      [],
    );
  });
});
