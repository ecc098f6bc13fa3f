import type { Block } from '../model/page.ts';
import type { CardDeps } from './card-props.ts';
import { createMarks } from './marks.ts';
import type { ReadReply } from './reader-deps.ts';
import type { SignWords } from './signs.ts';
import { createStage } from './stage.ts';
import type { Stage } from './stage.ts';
import { createTextMap } from './text-map.ts';

/** What marks on a text of one of our own pages need: no gate, no observer, nothing of the page around it is read. */
export type ShownTextDeps = CardDeps & {
  /** Asks for the notes of these blocks. */
  read: (blocks: Block[]) => Promise<ReadReply>;
  words: SignWords;
  language: { lang: string; dir: string };
};

/** A text with its marks. */
export type ShownText = {
  notes: ReadReply['notes'];
  facts: ReadReply['facts'];
  /** Characters that were left out because the text is longer than can be read at once. */
  omitted: number;
  /** Scrolls to a note and opens its card. */
  show: (note: string) => boolean;
};

/**
 * Puts marks, signs and cards on the text below `place`: the reader's own map, marks and stage, for a text that is shown by us ("Check a text", the
 * welcome page's example). Aborting `signal` takes all of it down. @throws what `read` throws.
 */
export async function showText(place: HTMLElement, deps: ShownTextDeps, signal: AbortSignal): Promise<ShownText> {
  const document = place.ownerDocument;
  const [map, marks] = [createTextMap(), createMarks()];
  await map.read(place, signal);
  const reply = await deps.read(map.blocks.map(({ id, text, role, article }) => ({ id, text, role, article })));
  let stage: Stage | null = null;
  const open = (by: 1 | -1): void => {
    const painted = stage?.painted() ?? [];
    const present = stage?.open();
    const at = present ? painted.indexOf(present) : -1;
    const next = painted[(at + by + painted.length) % painted.length];
    if (next) stage?.show(next);
  };
  if (!signal.aborted) {
    marks.place(reply.notes, map.blocks);
    const reader = { ...deps, document, view: window, alive: () => true, stamp: async () => '', mentions: () => true, shadow: { mode: 'open' as const } };
    stage = createStage(
      { ...reader, read: () => deps.read([]) },
      { marks, map, facts: () => reply.facts, settings: () => reply.settings, hidden: () => false, step: open, goesOn: () => !signal.aborted },
      signal,
    );
    stage.paint();
  }
  return {
    notes: marks.all().map(({ note }) => note),
    facts: reply.facts,
    omitted: map.omitted(),
    show(note) {
      const mark = marks.byId(note);
      if (mark) stage?.show(mark);
      return mark !== null;
    },
  };
}
