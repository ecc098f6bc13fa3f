import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exportReviews, exportTexts } from '../../../scripts/obelus-pack/export.ts';
import { loadRecord } from '../../../scripts/record/load.ts';
import { dataFolder } from './data-folder.ts';

type Node = Record<string, unknown>;
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The schema.org vocabulary as schema-dts has it: each type's own properties, and the types it widens. */
function readVocabulary(): (type: string) => Set<string> {
  const text = readFileSync(join(dirname(createRequire(import.meta.url).resolve('schema-dts/package.json')), 'dist/schema.d.ts'), 'utf8');
  const types = new Map(
    Array.from(text.matchAll(/^interface (\w+)Base extends ([^{]+) \{\n([\s\S]*?)^\}/gm), ([, name, wider, body]) => [
      name ?? '',
      {
        wider: Array.from((wider ?? '').matchAll(/(\w+)Base\b/g), ([, one]) => one ?? ''),
        own: Array.from((body ?? '').matchAll(/^ {4}"(\w+)"\?:/gm), ([, one]) => one ?? ''),
      },
    ]),
  );
  const properties = (type: string): Set<string> => {
    const known = types.get(type);
    return new Set(known ? [...known.own, ...known.wider.flatMap((one) => [...properties(one)])] : []);
  };
  return properties;
}

function* nodesIn(value: unknown): Generator<Node> {
  if (Array.isArray(value)) for (const one of value) yield* nodesIn(one);
  else if (isNode(value)) {
    if ('@type' in value) yield value;
    for (const one of Object.values(value)) yield* nodesIn(one);
  }
}

const graphOf = (data: string): Node[] => (JSON.parse(exportTexts(data, undefined).get(null) ?? '') as { '@graph': Node[] })['@graph'];

describe('export --claimreview', () => {
  const properties = readVocabulary();

  it('knows the vocabulary', () => {
    expect(properties('ClaimReview')).toEqual(new Set([...properties('Review'), 'claimReviewed']));
    expect([...properties('ClaimReview')]).toEqual(
      expect.arrayContaining(['claimReviewed', 'itemReviewed', 'reviewRating', 'author', 'datePublished', 'url', 'name']),
    );
    expect(properties('Claim')).toContain('appearance');
    expect(properties('Nonsense').size).toBe(0);
  });

  it.each([
    ['the small record', dataFolder()],
    ['the record of this checkout', 'data'],
  ])('%s uses its types and properties, and no others', (_name, data) => {
    const graph = graphOf(data);
    expect(graph.length).toBeGreaterThan(0);
    for (const node of nodesIn(graph)) {
      const known = properties(String(node['@type']));
      for (const key of Object.keys(node).filter((one) => !one.startsWith('@'))) expect(known, `${String(node['@type'])}.${key}`).toContain(key);
    }
  });

  it('rates a statement of scope by the name of its standing, never by a number, and a question of figures not at all', () => {
    const reviews = graphOf(dataFolder());
    expect(reviews.map((one) => [one['@id'], (one['reviewRating'] as Node | undefined)?.['alternateName']])).toEqual([
      ['urn:obelus:bridge:bridge-cost', undefined],
      ['urn:obelus:bridge:bridge-toll/toll/free', expect.stringMatching(/^Changed since 1 Sept? 2024$/)],
      ['urn:obelus:bridge:bridge-toll/toll/charged', 'Matches the record'],
    ]);
    for (const node of nodesIn(reviews)) expect(Object.keys(node)).not.toContain('ratingValue');
    expect(reviews[0]).toMatchObject({
      '@type': 'ClaimReview',
      datePublished: '2025-01-31',
      author: { '@type': 'Organization', name: 'Obelus project' },
      itemReviewed: { '@type': 'Claim', appearance: [{ url: 'https://gazette.example/bridge' }, { url: 'https://northport.example/budget' }] },
      reviewBody: expect.stringContaining('Figures: 2 USD bn, committed to the bridge (as of 2024-05).') as string,
    });
  });

  it('rates nothing on which the record’s sources disagree', () => {
    const reviews = graphOf(
      dataFolder({ 'claims/bridge-toll.yaml': (text) => text.replace('is: { toll: charged }', 'disputed: true, is: { toll: charged }') }),
    );
    expect(reviews.filter((one) => 'reviewRating' in one)).toEqual([]);
  });

  it('covers every claim of this checkout; one with figures has a review without a rating', () => {
    const reviews = graphOf('data');
    for (const claim of loadRecord().record.claims.values()) {
      const own = reviews.filter((one) => String(one['url']).endsWith(`:${claim.id}`));
      expect(own.length, claim.id).toBeGreaterThan(0);
      if (claim.observations.length > 0)
        expect(
          own.some((one) => !('reviewRating' in one)),
          claim.id,
        ).toBe(true);
    }
  });

  it('writes one file, or one a claim, or to the terminal', () => {
    const [data, out] = [dataFolder(), mkdtempSync(join(tmpdir(), 'obelus-reviews-'))];
    const run = (...args: string[]): string => exportReviews(['--claimreview', '--data', data, ...args]);
    expect((JSON.parse(run()) as Node)['@context']).toBe('https://schema.org');
    run('--out', join(out, 'all.jsonld'), '--url', 'https://facts.example/record/');
    expect(readFileSync(join(out, 'all.jsonld'), 'utf8')).toContain('"url": "https://facts.example/record/bridge-toll"');
    run('--out', join(out, 'each'));
    expect(readdirSync(join(out, 'each')).sort()).toEqual(['bridge-cost.jsonld', 'bridge-toll.jsonld']);
    expect(() => exportReviews([])).toThrow(/--claimreview/);
    expect(() => run('--url', 'http://facts.example')).toThrow(/https/);
  });
});
