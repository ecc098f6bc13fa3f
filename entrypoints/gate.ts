import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { askBackground, pageRuntime } from '../lib/messaging/page-client.ts';
import { gateMarker } from '../lib/page/gate-marker.ts';
import { startGate } from '../lib/page/gate-life.ts';
import type { GateWords } from '../lib/page/gate-words.ts';

type StorageArea = { get(key: string): Promise<Record<string, unknown>> };
type Namespace = { storage?: { local?: StorageArea } };

/** The gate words that the background keeps in `storage.local`: read there, no worker is woken. */
async function readWords(): Promise<GateWords | null> {
  const native = globalThis as unknown as { browser?: Namespace; chrome?: Namespace };
  const area = (native.browser?.storage ?? native.chrome?.storage)?.local;
  const { gate } = area && pageRuntime() ? await area.get('gate') : { gate: null };
  return (gate as GateWords | undefined) ?? null;
}

/** The tiny script on every page: looks for the story's names and asks the background for the reader where they stand. */
export default defineUnlistedScript(() => {
  if (window.top !== window) return;
  const runtime = pageRuntime();
  if (!runtime) return;
  const before = gateMarker();
  void startGate({
    document,
    view: window,
    alive: () => pageRuntime() !== null,
    words: readWords,
    open: (nonce) => askBackground('gate.open', { nonce }),
  }).then((marker) => {
    // Beside a gate that is at work already, there is nothing to listen for.
    if (!marker || marker === before) return undefined;
    runtime.onMessage.addListener((message, sender, answer) => {
      if (sender.id !== runtime.id || (message as { type?: unknown } | null)?.type !== 'reader.stop') return undefined;
      marker.stop();
      answer({ ok: true, value: null });
      return undefined;
    });
    return undefined;
  });
});
