import type { CameFrom, IndexState, RecordActions, RecordState } from '../../components/record/record-props.ts';
import { AskError } from '../../lib/messaging/ask.ts';
import type { ReadChange } from '../../lib/model/changes.ts';
import type { ExtensionCalls } from '../../lib/messaging/protocol.ts';
import { recordLink, type RecordPlace } from '../../lib/words/record-link.ts';

type Ask = <K extends keyof ExtensionCalls>(type: K, request: ExtensionCalls[K]['request']) => Promise<ExtensionCalls[K]['reply']>;

/** What the record page needs of the browser. */
export type RecordHost = {
  ask: Ask;
  place: RecordPlace;
  /** Puts another address into the bar, without a new entry in the tab's history. */
  readdress: (place: RecordPlace) => void;
  say: (key: string) => string;
  print: () => void;
  changed: (state: RecordState) => void;
};

/** The note one came from, if its tab still shows the page. Its page is named by nothing else: no title stands in an address. */
async function cameFrom(ask: Ask, { tab, note, claim }: RecordPlace): Promise<CameFrom | null> {
  if (tab === undefined || note === undefined) return null;
  try {
    const shown = await ask('tab.state', { tab });
    const found = shown.notes.find((one) => one.id === note && one.claim === claim);
    return found ? { title: shown.title, site: shown.site ?? '', lang: shown.lang, note: found } : null;
  } catch {
    return null;
  }
}

/** What this reader has read of the question, where it says something else now. */
async function readBefore(ask: Ask, { claim }: RecordPlace): Promise<ReadChange | null> {
  if (claim === undefined) return null;
  try {
    return (await ask('facts.reads', { claim })).reads[0] ?? null;
  } catch {
    return null;
  }
}

/** The state of one question's page, and what its actions do. */
export function createRecord(host: RecordHost): { actions: RecordActions; start: () => Promise<void> } {
  const { ask } = host;
  let place = host.place;
  let turn = 0;
  let state: RecordState = { view: null, from: null, read: null, on: place.on ?? null, said: '' };
  const set = (part: Partial<RecordState>): void => {
    state = { ...state, ...part };
    host.changed(state);
  };
  const read = async (): Promise<void> => {
    const mine = ++turn;
    try {
      const view = await ask('record.view', { claim: place.claim ?? '', ...(place.on !== undefined && { on: place.on }) });
      if (mine === turn) set({ view, on: place.on ?? null });
    } catch (error) {
      const code = error instanceof AskError ? error.code : '';
      if (mine === turn) set({ view: code === 'no-claim' ? 'missing' : code === 'no-facts' ? 'no-facts' : 'failed' });
    }
  };
  return {
    actions: {
      onDate(on) {
        const { on: _before, ...rest } = place;
        place = on === null ? rest : { ...rest, on };
        host.readdress(place);
        void read();
      },
      onCopied: (done) => set({ said: host.say(done ? 'act.cite.ok' : 'act.cite.fail') }),
      onReported: (done) => set({ said: host.say(done ? 'rec.report.ok' : 'act.cite.fail') }),
      onPrint: host.print,
      onRetry: () => void read(),
    },
    async start() {
      set({});
      const [from, before] = await Promise.all([cameFrom(ask, place), readBefore(ask, place), read()]);
      if (from || before) set({ from, read: before });
    },
  };
}

/** Questions that are listed at once, and the most that can be asked for. */
const [STEP, MOST] = [100, 1000];

/** The index of the record, and its search. */
export function createIndex(
  host: Pick<RecordHost, 'ask'> & { changed: (state: IndexState) => void; searched: (text: string) => void },
  search: string,
): { onSearch: (text: string) => void; onMore: () => void; start: () => Promise<void> } {
  let state: IndexState = { search, found: null };
  let [limit, turn] = [STEP, 0];
  const set = (part: Partial<IndexState>): void => {
    state = { ...state, ...part };
    host.changed(state);
  };
  const read = async (): Promise<void> => {
    const mine = ++turn;
    try {
      const { claims, total, about, facts } = await host.ask('record.search', { search: state.search.slice(0, 500), limit });
      if (mine === turn) set({ found: { claims, total, about: about ?? false, horizon: facts.horizon } });
    } catch (error) {
      if (mine === turn) set({ found: error instanceof AskError && error.code === 'no-facts' ? 'no-facts' : 'failed' });
    }
  };
  return {
    onSearch(text) {
      limit = STEP;
      set({ search: text });
      host.searched(text);
      void read();
    },
    onMore() {
      limit = Math.min(MOST, limit + STEP);
      void read();
    },
    /** Words that were selected on a page come before those that the tab remembers. */
    async start() {
      set({});
      const waiting = await host.ask('record.lookup', null).catch(() => ({ search: '' }));
      if (waiting.search !== '') {
        set({ search: waiting.search });
        host.searched(waiting.search);
      }
      await read();
    },
  };
}

/** Address of another question's page; the day goes along, and the tab one came from. */
export const linkFrom =
  ({ on, tab, panel }: RecordPlace): ((claim: string) => string) =>
  (claim) =>
    recordLink({ claim, ...(on !== undefined && { on }), ...(tab !== undefined && { tab }), ...(panel && { panel }) });
