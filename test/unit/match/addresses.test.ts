import { describe, expect, it } from 'vitest';
import { blankAddresses } from '../../../lib/match/addresses.ts';
import { readOne } from './pages.ts';

describe('web addresses in a text', () => {
  it('are blanked, and every offset stays', () => {
    const text = 'See [https://example.org/openai-ipo?x=1#y] and http://a.test/b. Then (HTTPS://A.TEST/C), https://d.test';
    const blanked = blankAddresses(text);
    expect(blanked).toHaveLength(text.length);
    expect(blanked.replace(/ +/g, ' ')).toBe('See [ ] and . Then ( ), ');
    expect(blanked.indexOf('Then')).toBe(text.indexOf('Then'));
  });

  it.each(['', 'no address: // here', 'https://', 'the scheme https:// alone'])('leaves other texts alone: %j', (text) =>
    expect(blankAddresses(text)).toBe(text),
  );

  it('are no bar to a statement', () => {
    const stake = (address: string) => readOne('ms-stake-openai', `Microsoft owns about 27% ${address} of OpenAI.`)?.quote;
    expect(stake('')).toBeDefined();
    expect(stake('[https://example.org/anthropic-aws-stake-is-not-worth-it]')).toBe('Microsoft owns about 27%');
  });
});
