import type { PlainDate } from '../model/dates.ts';
import type { Claim } from '../model/claim.ts';
import type { Mention } from '../model/mention.ts';
import type { Note } from '../model/note.ts';
import type { PageDate, PageText } from '../model/page.ts';
import type { FactRecord } from '../model/record.ts';
import { hashOf } from './hash.ts';
import { judge } from './judge.ts';
import { origins } from './levels.ts';

type Page = Pick<PageText, 'blocks' | 'dates'>;
type NoteDate = Note['pageDate'];

/** The date that the reader set for the page; `null` or nothing leaves the page's own. */
type Reader = { date: PlainDate | null };

/** Dates by article container: its own, else that of the page's first, else the only one that the page has (model.md, rule 7). The reader's own word beats all. */
function datesOf(page: Page, reader: Reader | undefined): (article: number) => NoteDate {
  if (reader?.date) {
    const set: NoteDate = { date: reader.date, origin: 'reader' };
    return () => set;
  }
  const own = new Map(page.dates.map(({ article, date }) => [article, date]));
  const only = page.dates.length === 1 ? page.dates[0]?.date : undefined;
  const noteDate = (date: PageDate | undefined): NoteDate => (date ? { date: date.date, origin: date.origin } : null);
  return (article) => noteDate(own.get(article) ?? own.get(0) ?? only);
}

/** Words that fired, as on the page, each once. */
function termsOf(mention: Mention): string[] {
  const terms = new Map<string, string>();
  for (const { words } of mention.because) {
    const term = words.trim();
    if (term !== '' && !terms.has(term.toLowerCase())) terms.set(term.toLowerCase(), term);
  }
  return [...terms.values()];
}

/** Mentions in page order, each with its claim; those of unknown claims or blocks are left out. */
function inPageOrder(record: FactRecord, mentions: readonly Mention[], page: Page): { mention: Mention; claim: Claim; article: number }[] {
  const places = new Map(page.blocks.map((block, index) => [block.id, { index, article: block.article }]));
  const placed = mentions.flatMap((mention) => {
    const [claim, place] = [record.claims.get(mention.claim), places.get(mention.block)];
    return claim && place ? [{ mention, claim, place }] : [];
  });
  placed.sort((a, b) => a.place.index - b.place.index || a.mention.start - b.mention.start || a.mention.end - b.mention.end);
  return placed.map(({ mention, claim, place }) => ({ mention, claim, article: place.article }));
}

/**
 * What counts as the same statement made again: the same facet of the same claim. "Must be routed through Azure" after "could breach the exclusive deal"
 * asks another question, so it is marked too.
 */
export const statementKey = ({ claim, reading }: Pick<Note, 'claim' | 'reading'>): string => `${claim}\n${reading.facet ?? ''}`;

/**
 * What the reader sees of a page: every mention judged on the date of its article, in page order. A note's id depends on its claim, its words and how often
 * these stood on the page before, so that it outlives a change of the blocks around it.
 */
export function notesOf(record: FactRecord, mentions: readonly Mention[], page: Page, reader?: Reader): Note[] {
  const dateOf = datesOf(page, reader);
  const seen = new Set<string>();
  const times = new Map<string, number>();
  return inPageOrder(record, mentions, page).map(({ mention, claim, article }) => {
    const pageDate = dateOf(article);
    const judgement = judge(record, claim, mention.reading, { pageDate: pageDate?.date ?? null });
    const key = `${claim.id}\n${mention.quote}`;
    const nth = times.get(key) ?? 0;
    times.set(key, nth + 1);
    const statement = statementKey({ claim: claim.id, reading: mention.reading });
    const first = !seen.has(statement);
    seen.add(statement);
    return {
      id: hashOf(`${key}\n${nth}`),
      claim: claim.id,
      type: claim.type,
      title: claim.title,
      question: claim.question,
      lang: claim.lang,
      block: mention.block,
      start: mention.start,
      end: mention.end,
      quote: mention.quote,
      first,
      judgement,
      reading: mention.reading,
      pageDate,
      why: { cue: mention.cue, terms: termsOf(mention) },
      origins: origins(record, judgement.because).length,
    };
  });
}
