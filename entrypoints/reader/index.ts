import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { askBackground, pageRuntime } from '../../lib/messaging/page-client.ts';
import { offeredCard } from '../../lib/page/card-offer.ts';
import { gateMarker } from '../../lib/page/gate-marker.ts';
import type { GateMarker } from '../../lib/page/gate-marker.ts';
import { startReader } from '../../lib/page/reader.ts';
import type { Reader, ReaderDeps } from '../../lib/page/reader-deps.ts';
import { directionOf, messageLocale } from '../../lib/words/locale.ts';
import { createTranslate } from '../../lib/words/messages.ts';
import { standingLabel } from '../../lib/words/standing.ts';
import type { MuteScope } from '../../lib/model/note.ts';
import { answerFor } from './answers.ts';

type Native = {
  extension?: { inIncognitoContext?: boolean };
  i18n: { getMessage(key: string): string; getUILanguage(): string };
  storage: { local: { get(keys: null): Promise<unknown> } };
};
type Scope = { browser?: Native; chrome?: Native };

/** The tests look into the overlay; a page must not (packs.md F13). */
const SHADOW: ShadowRootInit = import.meta.env.MODE === 'test' ? { mode: 'open' } : { mode: 'closed' };

/** Everything that the reader needs from the extension, over the browser's native namespace. */
function depsOf(gate: GateMarker, native: Native, ended: () => void): ReaderDeps {
  const getMessage = (key: string): string => native.i18n.getMessage(key);
  const locale = messageLocale(getMessage, native.i18n.getUILanguage());
  const t = createTranslate(getMessage, locale);
  return {
    document,
    view: window,
    read: (page) => askBackground('page.read', page),
    detail: (claim) => askBackground('claim.detail', { claim }),
    seen: (claim, quote) => void askBackground('note.seen', { claim, quote }).catch(() => undefined),
    // From a private window nothing is opened in a normal one.
    ...(native.extension?.inIncognitoContext !== true && {
      openRecord: (claim: string, note: string) => void askBackground('record.open', { claim, note }).catch(() => undefined),
    }),
    // Nothing of a private window is kept: there a mute holds for the open page alone.
    ...(native.extension?.inIncognitoContext !== true && {
      mute: (claim: string, scope: MuteScope, on: boolean) => void askBackground(on ? 'note.mute' : 'note.unmute', { claim, scope }).catch(() => undefined),
      objected: (note: string, keep: boolean) => void askBackground('match.case', { note, keep }).catch(() => undefined),
    }),
    alive: () => pageRuntime() !== null,
    stamp: async () => JSON.stringify(await native.storage.local.get(null)),
    mentions: gate.mentions,
    words: {
      region: (n) => t('sr.region', { n }),
      announce: (n) => t('sr.announce', { n }),
      sign: (i, n, { note }) => t('sr.sign', { i, n: String(n), state: standingLabel(note.judgement, locale, t), quote: note.quote }),
    },
    ended,
    mounter: offeredCard,
    shadow: SHADOW,
    language: { lang: locale, dir: directionOf(locale) },
    locale,
    t,
  };
}

/** Injected where the gate asked: reads the text, paints marks, opens cards. Goes away in a document whose gate did not ask, and beside a reader. */
export default defineUnlistedScript(() => {
  const gate = gateMarker();
  const runtime = pageRuntime();
  const scope = globalThis as unknown as Scope;
  const native = scope.browser?.i18n ? scope.browser : scope.chrome;
  if (!gate || gate.state !== 'asked' || gate.reader || !runtime || !native) return;

  let reader: Reader | null = null;
  runtime.onMessage.addListener((message, sender, answer) => (sender.id === runtime.id && reader ? answerFor(reader, message, answer) : undefined));
  gate.reader = {
    start() {
      gate.state = 'reading';
      const deps = depsOf(gate, native, () => {
        // Taken down by itself (switched off, or the extension is gone): the gate's watch is over too, and a new gate may come.
        if (reader !== null) gate.stop();
      });
      reader = startReader(deps);
    },
    stop() {
      const present = reader;
      reader = null;
      present?.stop();
    },
  };
  gate.reader.start();
});
