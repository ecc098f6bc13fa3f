/**
 * What gate and reader know of each other. Both run in the same isolated world of one document, which a page cannot reach, and a
 * new document starts without it: a reader that lands in the wrong document finds no gate that asked, and goes away.
 */
export type GateMarker = {
  /** Random, new for every question: which opening of which document this is. */
  nonce: string;
  /** Generation of the facts whose gate words were used. */
  generation: string;
  state: 'looking' | 'asked' | 'reading' | 'stopped';
  /** Does a text use any of the gate words? */
  mentions: (text: string) => boolean;
  /** Withdraws the gate, and the reader with it. */
  stop: () => void;
  /** The reader, once it has been injected; started again by the gate after a navigation inside the page. */
  reader: { start(): void; stop(): void } | null;
};

const KEY = '__obelusGate';
type Scope = { [KEY]?: GateMarker };

/** The gate of this document, or null. Own properties only: an element of the page with that id would show up as a global. */
export const gateMarker = (scope: object = globalThis): GateMarker | null => (Object.hasOwn(scope, KEY) ? ((scope as Scope)[KEY] ?? null) : null);

/** Makes a gate the one of this document. */
export function leaveMarker(marker: GateMarker, scope: object = globalThis): void {
  (scope as Scope)[KEY] = marker;
}

/** A nonce of 128 random bits. (`crypto.randomUUID` is missing on plain http pages.) */
export const newNonce = (): string => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
