import { describe, expect, it } from 'vitest';
import { read } from './pages.ts';

const SHARES: Record<string, string> = {
  'cloud-market-share': 'aws',
  'cloud-share-azure': 'azure',
  'cloud-share-google': 'google',
  'cloud-share-big-three': 'three',
};

/** Who is read to have which share: "aws 32 azure 23". */
const shares = (sentence: string): string =>
  read(sentence)
    .filter((mention) => mention.claim in SHARES && mention.reading.amounts.length > 0)
    .map((mention) => `${SHARES[mention.claim]} ${mention.reading.amounts[0]?.min}`)
    .sort()
    .join(' ');

describe('each number goes to its own firm', () => {
  it.each([
    ['AWS has 32% of the cloud market and Azure 23%.', 'aws 32 azure 23'],
    ['With a 20% share of the cloud market, Azure is behind AWS, which has 29%.', 'aws 29 azure 20'],
    ['In the cloud market there was a share of 28% for AWS and 21% for Microsoft.', 'aws 28 azure 21'],
    ['The cloud market is split: AWS (30%), Microsoft Azure (20%), Google Cloud (13%), others hold the rest.', 'aws 30 azure 20 google 13'],
    ['AWS, Microsoft and Google have 28%, 21% and 14% of the cloud market.', 'aws 28 azure 21 google 14'],
    ['In the cloud market AWS stays ahead of Azure, 28% to 21%.', 'aws 28 azure 21'],
    ['Azure has 21% of the cloud market; at 14%, Google trails.', 'azure 21 google 14'],
  ])('%s', (sentence, expected) => expect(shares(sentence)).toBe(expected));

  it('what several have together is nobody’s alone', () =>
    expect(shares('AWS, Microsoft and Google have 60% of the cloud market, and AWS and Azure 44%.')).toBe('three 60'));

  it('the value that a change began with is no present share', () => {
    expect(shares('Azure’s market share rose from 20% to 24%.')).toBe('azure 24');
    expect(shares('AWS slipped to 30% of the cloud market from 33%.')).toBe('aws 30');
  });

  it('keeps growth of two firms apart', () => {
    const growth = read('Azure grew 40%, but AWS, where OpenAI is a client, grew 28%.').map((mention) => [mention.claim, mention.reading.amounts[0]?.min]);
    expect(growth).toContainEqual(['aws-growth', 28]);
    expect(growth).toContainEqual(['azure-ai-growth', 40]);
    expect(growth).toHaveLength(2);
  });

  it('gives no firm the number of another figure of its own', () =>
    expect(read('Microsoft Cloud sales grew 26% while Azure grew 39%.').map((mention) => mention.reading.amounts[0]?.min)).toEqual([39]));
});
