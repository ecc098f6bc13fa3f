import type { ExtensionHandlers } from '../../lib/messaging/router.ts';
import type { FactsLine } from '../../lib/model/note.ts';
import type { FactRecord } from '../../lib/model/record.ts';
import { notesOf } from '../../lib/standing/notes.ts';
import { recordView } from '../../lib/standing/record-view.ts';
import { searchRecord } from '../../lib/standing/search.ts';
import { NoClaim } from './claim-detail.ts';
import type { Context } from './context.ts';
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

/** What the record page and "Check a text" ask, answered from the facts in use. */
export const recordHandlers = (context: Context): Pick<ExtensionHandlers, 'record.view' | 'record.search' | 'text.read'> => ({
  'record.view': async ({ claim, on }) => {
    const view = recordView(await theRecord(context), claim, on);
    if (!view) throw new NoClaim(`the record holds no "${claim}"`);
    return view;
  },

  'record.search': async ({ search, limit }) => {
    const record = await theRecord(context);
    return { ...searchRecord(record, search, limit), facts: factsOf(record) };
  },

  'text.read': async ({ blocks, lang, date }) => {
    const [record, settings] = [await theRecord(context), await context.settings()];
    const page = { url: '', title: '', lang, blocks, dates: [], omitted: 0 };
    const notes = notesOf(record, matcherOf(record).read(page), page, { date });
    return answer(notes, record, { look: 'colour', allMentions: true, openDelay: settings.openDelay });
  },
});
