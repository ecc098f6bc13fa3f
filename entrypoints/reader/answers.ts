import type { ReaderCalls, Reply } from '../../lib/messaging/protocol.ts';
import type { Reader } from '../../lib/page/reader-deps.ts';

type Call<K extends keyof ReaderCalls> = ReaderCalls[K];
type Handlers = {
  [K in keyof Omit<ReaderCalls, 'reader.stop'>]: (reader: Reader, request: Call<K>['request']) => Call<K>['reply'] | Promise<Call<K>['reply']>;
};

/** What the background may ask of a reader. `reader.stop` is the gate's, which stops the reader with itself. */
const HANDLERS: Handlers = {
  'reader.show': (reader, { note }) => ({ shown: reader.show(note) }),
  'reader.reread': (reader) => reader.reread().then(() => null),
  'reader.painted': (reader) => {
    const stopped = reader.stopped();
    return { notes: reader.painted(), ...(stopped && { stopped }), ...(reader.hidden() && { hidden: true }) };
  },
  'reader.step': (reader, { by }) => ({ shown: reader.step(by) }),
  'reader.toggle': (reader) => ({ hidden: reader.toggle() }),
};

/** Answers one message. Returns true when an answer will come, as the browser wants it; undefined for what is not for a reader. */
export function answerFor(reader: Reader, message: unknown, answer: (reply: Reply<unknown>) => void): true | undefined {
  const { type, request } = (message ?? {}) as { type?: unknown; request?: unknown };
  if (typeof type !== 'string' || !Object.hasOwn(HANDLERS, type)) return undefined;
  const handle = HANDLERS[type as keyof Handlers] as (reader: Reader, request: unknown) => unknown;
  Promise.resolve()
    .then(() => handle(reader, request))
    .then(
      (value) => answer({ ok: true, value }),
      (error: unknown) => answer({ ok: false, error: { code: 'failed', message: error instanceof Error ? error.message : String(error) } }),
    );
  return true;
}
