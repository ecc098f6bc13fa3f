import type { Matcher } from '../../lib/match/matcher.ts';
import type { PageText } from '../../lib/model/page.ts';
import type { FactRecord } from '../../lib/model/record.ts';
import type { GoldDocument } from './corpus.ts';

/** Why a sentence is marked or not: the words found in it, and for each cue that was looked at what it lacked. */
export function explain(matcher: Matcher, record: FactRecord, read: { page: PageText; offsets: number[] }, gold: GoldDocument, sentence: number): string {
  const place = gold.sentences[sentence];
  if (!place) return `${gold.doc} has no sentence ${sentence}.`;
  const block = read.offsets.findLastIndex((offset) => offset <= place[0]);
  const base = read.offsets[block] ?? 0;
  const text = read.page.blocks[block]?.text.slice(place[0] - base, place[1] - base) ?? '';
  const { topic, mentions } = matcher.readPage(read.page);
  const here = mentions.filter((mention) => mention.block === block && mention.start + base < place[1] && mention.end + base > place[0]);
  const lines = [`"${text}"`, `page: ${topic.about ? 'about the story' : 'not about the story'} (${topic.reason})`];
  for (const mention of here) {
    lines.push(
      `marked ${record.claims.get(mention.claim)?.type} by ${mention.claim}/${mention.cue}: "${mention.quote}"`,
      `  ${JSON.stringify(mention.reading)}`,
    );
    lines.push(`  because ${mention.because.map((word) => `${word.concept}${word.carried ? ' (carried)' : ''} "${word.words}"`).join(', ')}`);
  }
  for (const reason of matcher.whyNot(read.page, block, place[0] - base, place[1] - base)) lines.push(reason);
  return lines.join('\n');
}
