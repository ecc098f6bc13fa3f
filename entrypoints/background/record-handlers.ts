import type { ExtensionHandlers } from '../../lib/messaging/router.ts';
import type { Weights } from '../../lib/match/learned/weights.ts';
import type { FactsLine } from '../../lib/model/note.ts';
import type { FactRecord } from '../../lib/model/record.ts';
import type { RecordHit } from '../../lib/model/record-view.ts';
import { notesOf } from '../../lib/standing/notes.ts';
import { recordView } from '../../lib/standing/record-view.ts';
import { hitsOf, searchRecord } from '../../lib/standing/search.ts';
import { NoClaim } from './claim-detail.ts';
import type { Context } from './context.ts';
import { takeLookup } from './lookup.ts';
import { answer, matcherOf } from './reading.ts';

/** There are no facts to look anything up in. */
class NoFacts extends Error {
  readonly code = 'no-facts';
}

async function theRecord(context: Context): Promise<FactRecord> {
  const record = await context.facts.record();
  if (!record) throw new NoFacts('no facts are loaded');
  return record;
}

const factsOf = ({ pack, version, horizon, generation }: FactRecord): FactsLine => ({ pack, version, horizon, generation });

/** The questions that a sentence is about, as the reader of pages would find them: for words that stand nowhere in the record. */
function aboutSentence(record: FactRecord, weights: Weights | undefined, text: string): RecordHit[] {
  const page = { url: '', title: '', lang: null, blocks: [{ id: 0, text, role: 'paragraph' as const, article: 0 }], dates: [], omitted: 0 };
  return hitsOf(
    record,
    notesOf(record, matcherOf(record, weights).read(page), page, { date: null }).map(({ claim }) => claim),
  );
}

/** What the record page and "Check a text" ask, answered from the facts in use. */
export const recordHandlers = (context: Context): Pick<ExtensionHandlers, 'record.view' | 'record.search' | 'record.lookup' | 'text.read'> => ({
  'record.view': async ({ claim, on }) => {
    const view = recordView(await theRecord(context), claim, on);
    if (!view) throw new NoClaim(`the record holds no "${claim}"`);
    return view;
  },

  'record.search': async ({ search, limit }) => {
    const record = await theRecord(context);
    const found = searchRecord(record, search, limit);
    if (found.total > 0) return { ...found, facts: factsOf(record) };
    const claims = aboutSentence(record, await context.weights(), search);
    return { claims: claims.slice(0, limit), total: claims.length, about: claims.length > 0, facts: factsOf(record) };
  },

  'record.lookup': async () => ({ search: await takeLookup() }),

  'text.read': async ({ blocks, lang, date }) => {
    const [record, weights, { opening, openDelay }] = [await theRecord(context), await context.weights(), await context.settings()];
    const page = { url: '', title: '', lang, blocks, dates: [], omitted: 0 };
    const notes = notesOf(record, matcherOf(record, weights).read(page), page, { date });
    return answer(notes, record, { look: 'colour', allMentions: true, opening, openDelay });
  },
});
