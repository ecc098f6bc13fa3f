import type { MuteScope } from '../model/note.ts';

/** Which questions are not marked on this page, and which notes the reader has objected to. */
export type Mutes = {
  scopeOf: (claim: string) => MuteScope | null;
  /** The reader's word: it counts from now on, whatever the background says later of the same question. Null takes a mute back. */
  set: (claim: string, scope: MuteScope | null) => void;
  /** What the background holds for this page. */
  learn: (muted: readonly { claim: string; scope: MuteScope }[]) => void;
  isObjected: (note: string) => boolean;
  object: (note: string, keep: boolean) => void;
};

/** Wider scopes count before narrower ones. */
const WIDTH: readonly MuteScope[] = ['page', 'site', 'everywhere'];

/** Nothing muted, nothing objected to. */
export function createMutes(): Mutes {
  const own = new Map<string, MuteScope | null>();
  const objected = new Set<string>();
  let told = new Map<string, MuteScope>();
  return {
    scopeOf: (claim) => (own.has(claim) ? (own.get(claim) ?? null) : (told.get(claim) ?? null)),
    set: (claim, scope) => void own.set(claim, scope),
    learn(muted) {
      told = new Map();
      for (const { claim, scope } of [...muted].sort((a, b) => WIDTH.indexOf(a.scope) - WIDTH.indexOf(b.scope))) told.set(claim, scope);
    },
    isObjected: (note) => objected.has(note),
    object: (note, keep) => void (keep ? objected.add(note) : objected.delete(note)),
  };
}
