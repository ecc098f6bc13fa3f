import { rootOf, textOf } from './dom.ts';
import { gateMarker, leaveMarker, newNonce } from './gate-marker.ts';
import type { GateMarker } from './gate-marker.ts';
import { watchAdded } from './gate-watch.ts';
import { createGateSearch } from './gate-words.ts';
import type { GateSearch, GateWords } from './gate-words.ts';
import { onOtherPage } from './navigation.ts';
import { removeOrphans } from './orphans.ts';
import { after, idle } from './pause.ts';
import { persistently } from './retry.ts';

/** What the gate needs from the extension; handed in, so that it can be tested in any page. */
export type GateDeps = {
  /** The gate words of the installed packs, or null while there are none. */
  words: () => Promise<GateWords | null>;
  /** Asks the background for the reader. */
  open(nonce: string): Promise<{ reader: boolean }>;
  /** Is the extension still there? */
  alive: () => boolean;
  document: Document;
  view: Window;
  /** Where the marker lives; the isolated world's global object. */
  scope?: object;
};

/** Milliseconds that a page inside a single-page app gets to put its text in place before it is looked through. */
const SETTLE = 400;

/** Kinds of document that hold running text. SVG, plain XML and what the browser shows with its own viewers do not. */
export const isReadable = (contentType: string): boolean => ['text/html', 'application/xhtml+xml', 'text/plain'].includes(contentType);

const shown = (document: Document): Promise<void> =>
  new Promise((done) => {
    if (!(document as { prerendering?: boolean }).prerendering) return done();
    document.addEventListener('prerenderingchange', () => done(), { once: true });
  });

/** Asks for the reader, again when the worker died; starts the one that is already in this world instead, if there is one. */
async function askForReader(marker: GateMarker, deps: GateDeps, signal: AbortSignal): Promise<void> {
  if (marker.reader) return marker.reader.start();
  marker.state = 'asked';
  marker.nonce = newNonce();
  const waiting = (): boolean => !signal.aborted && marker.state === 'asked' && deps.alive();
  try {
    const answer = await persistently(() => deps.open(marker.nonce), waiting);
    if (!answer.reader && waiting()) marker.stop();
  } catch {
    // The extension is gone, or said no: nothing that a page should notice.
    if (waiting() || !deps.alive()) marker.stop();
  }
}

/** Looks once, in idle time, then watches what is added. */
async function lookFor(marker: GateMarker, search: GateSearch, deps: GateDeps, signal: AbortSignal): Promise<void> {
  await idle(2_000);
  const root = rootOf(deps.document);
  if (signal.aborted || !root) return;
  const here = search.look(textOf(root) ?? '') || (await watchAdded(root, search.look, signal)) === 'found';
  if (here && !signal.aborted) await askForReader(marker, deps, signal);
}

/** A gate at work: its marker is left in the isolated world. */
function putUp(gate: GateWords, deps: GateDeps): GateMarker {
  const search = createGateSearch(gate.words);
  const life = new AbortController();
  let visit = new AbortController();
  const marker: GateMarker = {
    nonce: newNonce(),
    generation: gate.generation,
    state: 'looking',
    mentions: search.mentions,
    reader: null,
    stop() {
      marker.state = 'stopped';
      life.abort();
      visit.abort();
      marker.reader?.stop();
    },
  };
  const begin = async (wait: Promise<void>): Promise<void> => {
    const { signal } = visit;
    await wait;
    if (!signal.aborted) await lookFor(marker, search, deps, signal);
  };
  const startOver = (): void => {
    visit.abort();
    visit = new AbortController();
    marker.reader?.stop();
    marker.state = 'looking';
    search.reset();
    void begin(after(SETTLE));
  };
  onOtherPage(deps.view, startOver, life.signal);
  void begin(shown(deps.document));
  return marker;
}

/**
 * "Is this story here?" Looks through the page's text once, in idle time; then watches only added text, up to a limit. Sends
 * nothing and loads nothing where the words do not occur. Does nothing beside a gate that already lives here with the same words.
 */
export async function startGate(deps: GateDeps): Promise<GateMarker | null> {
  const { document, scope = globalThis } = deps;
  if (!isReadable(document.contentType)) return null;
  const gate = await deps.words();
  if (!gate || gate.words.length === 0) return null;
  const prior = gateMarker(scope);
  if (prior && prior.state !== 'stopped') {
    if (prior.generation === gate.generation || prior.state === 'reading') return prior;
    prior.stop();
  }
  removeOrphans(document);
  const marker = putUp(gate, deps);
  leaveMarker(marker, scope);
  return marker;
}
