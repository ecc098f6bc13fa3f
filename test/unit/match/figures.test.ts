import { describe, expect, it } from 'vitest';
import { matcher, pageOf, read, readOne } from './pages.ts';

const STORY =
  'Amazon will invest $50 billion in OpenAI, and Microsoft, which has put $13 billion into OpenAI, is unhappy. OpenAI buys computing from Microsoft.';

describe('figures of a page about the story', () => {
  it('reads a known figure where only the text before names the parties', () => {
    expect(read(`${STORY} The other number of the day is 27%.`).filter((one) => one.claim === 'ms-stake-openai')).toHaveLength(1);
  });

  it('leaves the same figure alone on another page', () => {
    expect(matcher.read(pageOf('Microsoft has a canteen', 'OpenAI has none.', 'The other number of the day is 27%.'))).toEqual([]);
  });

  it('takes no share of a market, growth or sale for it', () => {
    for (const sentence of ['AWS grew 27%.', 'Sales rose 27%.', 'It has 27% of the market for chips.'])
      expect(read(`${STORY} ${sentence}`).filter((one) => one.claim === 'ms-stake-openai')).toEqual([]);
  });

  it.each([['Microsoft received $13 billion from OpenAI.'], ['OpenAI invested $13 billion in Microsoft.']])(
    'keeps the direction where a cue only presumes its parties: %s',
    (sentence) => {
      expect(
        read(`${STORY} ${sentence}`).filter((one) => one.claim === 'ms-investment-openai' && one.quote.includes('13') && one.sentence.start > STORY.length),
      ).toEqual([]);
    },
  );

  it('gives an act without a sum to the party beside it, not to a rival behind', () => {
    expect(read('Amazon became an investor in OpenAI, a rival of Anthropic’s.').filter((one) => one.claim === 'amazon-anthropic')).toEqual([]);
    expect(readOne('amazon-anthropic', 'Amazon has invested in both OpenAI and Anthropic.')).toBeDefined();
  });
});
