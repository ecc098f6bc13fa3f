import type { Claim, Hold, Observation } from '../../../lib/model/claim.ts';
import type { Concept } from '../../../lib/model/concept.ts';
import type { Source, SourceType } from '../../../lib/model/source.ts';

const source = (id: string, type: SourceType, publisher: string, repeats?: string): Source => ({
  id,
  kind: 'source',
  type,
  publisher,
  title: `${publisher} on the matter`,
  short: `${publisher}, short`,
  url: `https://${id}.example/report`,
  published: '2026-01-05',
  read: 'text',
  ...(repeats ? { repeats } : {}),
});

export const SOURCES: Source[] = [
  source('filing-a', 'filing', 'Register'),
  source('statement-a', 'statement', 'Northgate'),
  source('paper-a', 'newsroom', 'Morning Ledger'),
  source('paper-a-again', 'newsroom', 'Morning Ledger'),
  source('paper-b', 'newsroom', 'Evening Post'),
  source('paper-c', 'newsroom', 'City Wire', 'paper-a'),
  source('digest-a', 'aggregator', 'Digest', 'paper-c'),
  source('digest-filing', 'aggregator', 'Filing Digest', 'filing-a'),
  source('lone-digest', 'aggregator', 'Lone Digest'),
  source('lone-analysis', 'analysis', 'Lone Analyst'),
];

const concept = (id: string, is?: string[]): Concept => ({
  id,
  kind: 'concept',
  type: 'organisation',
  lang: 'en',
  name: id.toUpperCase(),
  aliases: [id],
  ...(is ? { is } : {}),
});
export const CONCEPTS = [
  concept('microsoft'),
  concept('openai'),
  concept('amazon'),
  concept('aws', ['amazon']),
  concept('azure', ['microsoft']),
  concept('anthropic'),
];

type Figure = Partial<Observation> & Pick<Observation, 'id' | 'measure' | 'unit' | 'asOf' | 'known'>;
export const figure = (one: Figure): Observation => ({ text: `what ${one.id} counts`, source: 'filing-a', ...one });
export const hold = (from: string, to: string | undefined, rest: Partial<Hold> & Pick<Hold, 'text'>): Hold => ({
  from,
  ...(to ? { to } : {}),
  because: ['statement-a'],
  ...rest,
});
export const claim = (id: string, rest: Partial<Claim> & Pick<Claim, 'holds'>): Claim => ({
  id,
  kind: 'claim',
  type: id,
  lang: 'en',
  title: `Title of ${id}`,
  question: `Question of ${id}?`,
  observations: [],
  cues: [],
  ...rest,
});
