import type { FactsLine } from '../model/note.ts';
import type { PageText, StopReason } from '../model/page.ts';
import type { PageSettings } from '../settings/settings.ts';
import type { MappedBlock } from './block-builder.ts';
import { createMarks } from './marks.ts';
import type { Mark } from './marks.ts';
import { createObserver } from './observer.ts';
import { removeOrphans } from './orphans.ts';
import { after } from './pause.ts';
import { readFacts } from './page-facts.ts';
import { pageText } from './page-text.ts';
import type { Reader, ReaderDeps, ReadReply } from './reader-deps.ts';
import { persistently } from './retry.ts';
import { createStage } from './stage.ts';
import type { Stage } from './stage.ts';
import { createTextMap, textRoot } from './text-map.ts';

/** Waits before a page that shows no text at all is looked at again, in milliseconds. */
const UNVEILED = [500, 1_500, 3_000];

const FIRST_SETTINGS: PageSettings = { look: 'colour', allMentions: false, openDelay: 500 };

/**
 * The reader of one page, from its text to its cards: text map → notes → marks → hover. One AbortController is its whole life;
 * aborting it leaves the page as it was.
 */
export function startReader(deps: ReaderDeps): Reader {
  const { document, view } = deps;
  const life = new AbortController();
  const { signal } = life;
  const map = createTextMap();
  const marks = createMarks();
  let facts: FactsLine | null = null;
  let settings = FIRST_SETTINGS;
  let about: Pick<PageText, 'title' | 'lang' | 'dates' | 'canonical'> = { title: '', lang: null, dates: [] };
  let [hidden, stopped, stamp] = [false, null as StopReason | null, ''];
  let stage: Stage | null = null;
  /** Number of the last reading of the whole page. */
  let reading = 0;
  /** Ids of blocks whose notes the background still has and the page no longer shows. */
  const unmarked = new Set<number>();

  const stop = (): void => life.abort();
  /** A reader whose extension is gone takes itself down. */
  const goesOn = (): boolean => {
    if (!signal.aborted && !deps.alive()) stop();
    return !signal.aborted;
  };
  const theStage = (): Stage =>
    (stage ??= createStage(
      deps,
      { marks, map, facts: () => facts, settings: () => settings, hidden: () => hidden, step: (by) => void step(by), goesOn },
      signal,
    ));

  const apply = (reply: ReadReply, blocks: readonly MappedBlock[]): void => {
    if (reply.silent === 'off' || reply.silent === 'site-off') return stop();
    if (reply.silent) return;
    facts = reply.facts;
    settings = reply.settings;
    marks.place(reply.notes, blocks);
    if (marks.all().length > 0 || stage) theStage().paint();
  };
  const ask = async (changed?: readonly MappedBlock[]): Promise<void> => {
    const marked = new Set(marks.all().map(({ block }) => block.id));
    const page = pageText(view.location.href, about, map.blocks, map.omitted(), changed && { changed, gone: unmarked, marked });
    const mine = reading;
    unmarked.clear();
    try {
      const reply = await persistently(() => deps.read(page), goesOn, deps.retryWaits);
      // The page was read anew meanwhile: that reading's answer counts, with its facts and settings.
      if (!goesOn() || mine !== reading) return;
      // Other facts came while a part was read: the page is read anew, so that no two generations ever stand on it.
      if (changed && !reply.silent && facts && facts.generation !== reply.facts.generation) void readAll();
      else apply(reply, map.blocks);
    } catch {
      // No answer after three tries, or a no: the page stays without (further) notes.
      goesOn();
    }
  };

  const dropMarks = (blocks: readonly MappedBlock[]): void => {
    const gone = marks.drop(blocks);
    for (const { block } of gone) unmarked.add(block.id);
    if (gone.length > 0) stage?.remove(gone);
  };
  const observer = createObserver(
    {
      document,
      map,
      isOurs: (node) => stage?.owns(node) ?? false,
      dropped: dropMarks,
      async settled(blocks) {
        if (!goesOn()) return;
        const worthIt = blocks.length > 0 && (marks.all().length > 0 || blocks.some(({ text }) => deps.mentions(text)));
        if (worthIt || unmarked.size > 0) await ask(blocks);
        // What was left may have become the first mention of its claim.
        if (goesOn()) stage?.paint();
      },
      hostGone() {
        if (goesOn()) stage?.settle();
      },
      stopped(why) {
        stopped = why;
      },
    },
    signal,
  );

  const readAll = async (): Promise<void> => {
    const root = textRoot(document);
    if (!root || !goesOn()) return;
    const mine = (reading += 1);
    stage?.remove(marks.all());
    marks.clear();
    unmarked.clear();
    await observer.read(root);
    // Some pages hide all of themselves until their scripts have run.
    for (const wait of UNVEILED) {
      if (map.blocks.length > 0 || signal.aborted) break;
      await after(wait);
      if (!signal.aborted) await observer.read(root);
    }
    if (!goesOn() || mine !== reading) return;
    about = readFacts(document, view.location.href, map);
    if (map.blocks.length > 0) await ask();
    stamp = await deps.stamp().catch(() => '');
  };

  const show = (mark: Mark | null | undefined): boolean => {
    if (!mark || !goesOn()) return false;
    theStage().show(mark);
    return stage?.open() === mark;
  };
  function step(by: 1 | -1): boolean {
    const painted = stage?.steps() ?? [];
    const open = stage?.open();
    const at = open ? painted.indexOf(open) : -1;
    const next = at < 0 ? nextInView(painted, by) : (at + by + painted.length) % painted.length;
    return show(painted[next]);
  }
  /** Without an open card: the first mark behind (or the last before) the top of the window. */
  const nextInView = (painted: readonly Mark[], by: 1 | -1): number => {
    const tops = painted.map(({ range }) => range.startContainer.parentElement?.getBoundingClientRect().bottom ?? 0);
    const first = tops.findIndex((bottom) => bottom > 0);
    const from = first < 0 ? painted.length : first;
    return by > 0 ? from % Math.max(painted.length, 1) : (from - 1 + painted.length) % Math.max(painted.length, 1);
  };

  /** The background has forgotten the page when it was left. The same facts and settings: it is only told of it again; others: the page is read anew. */
  const comeBack = async (): Promise<void> => {
    const now = await deps.stamp().catch(() => '');
    await (now === stamp && map.blocks.length > 0 ? ask() : readAll());
  };
  // Back from the back-forward cache. The page may send such events itself, as many as it likes: those count for nothing.
  view.addEventListener('pagehide', (event) => (!event.isTrusted ? undefined : event.persisted ? stage?.closeCard() : stop()), { signal });
  view.addEventListener(
    'pageshow',
    (event) => {
      if (event.isTrusted && event.persisted && goesOn()) void comeBack();
    },
    { signal },
  );
  signal.addEventListener('abort', () => deps.ended?.(), { once: true });
  removeOrphans(document);
  observer.watch();
  const ready = readAll();

  return {
    ready,
    show: (note) => show(marks.byId(note)),
    reread: readAll,
    stop,
    painted: () => (stage?.painted() ?? []).map(({ note }) => note.id),
    step,
    toggle() {
      hidden = !hidden;
      if (hidden) stage?.closeCard();
      stage?.paint();
      return hidden;
    },
    hidden: () => hidden,
    stopped: () => stopped,
  };
}
