import { compileMatcher } from '../../../lib/match/matcher.ts';
import type { Mention } from '../../../lib/model/mention.ts';
import type { PageText } from '../../../lib/model/page.ts';
import { loadRecord } from '../../../scripts/record/load.ts';

export const { record } = loadRecord();
export const matcher = compileMatcher(record);

/** A page of the given lines; the first is the title. */
export const pageOf = (...lines: string[]): PageText => ({
  url: 'https://example.org/news',
  title: lines[0] ?? '',
  lang: 'en',
  blocks: lines.map((text, id) => ({ id, text, role: id === 0 ? 'title' : 'paragraph', article: 0 })),
  dates: [],
  omitted: 0,
});

export const TITLE = 'Microsoft, OpenAI and AWS fall out over the cloud';
const OPENING = 'Microsoft is considering suing OpenAI over its deal with AWS.';

/** Mentions in one sentence on a page that is about the story; `before` are the sentences before it. */
export function read(sentence: string, ...before: string[]): Mention[] {
  const page = pageOf(TITLE, OPENING, 'Rain fell all day.', 'Nobody came.', 'The door was shut.', ...before, sentence);
  return matcher.read(page).filter((mention) => mention.block === page.blocks.length - 1);
}

/** The mention of one claim in a sentence. */
export const readOne = (claim: string, sentence: string, ...before: string[]): Mention | undefined =>
  read(sentence, ...before).find((mention) => mention.claim === claim);
