import { isByNumber, type CompiledCue } from './compile-cue.ts';
import type { Sentence } from './scan.ts';

/** Finds the cues that a sentence could fit, each once: those whose key word stands in it, and where there are numbers those that a number starts. */
export type CueIndex = {
  /** Cues whose key word stands in the sentence: what an editor asks about. */
  keyed(sentence: Sentence): CompiledCue[];
  /** Those of them for which no word lacks that the sentence itself must have; only these are worth fitting. */
  possible(sentence: Sentence): CompiledCue[];
};

/**
 * Indexes cues by their key. Concepts and cues are numbered, and what stands in a sentence is stamped into two arrays, so that a cue which lacks a word costs
 * one look into an array: most cues of a common key fall there, and the time of a page hardly grows with the number of claims.
 */
export function indexCues(cues: readonly CompiledCue[]): CueIndex {
  const numbers = new Map<string, number>();
  const numberOf = (id: string): number => {
    const known = numbers.get(id);
    if (known !== undefined) return known;
    numbers.set(id, numbers.size);
    return numbers.size - 1;
  };
  const entries = cues.map((cue, number) => ({
    cue,
    number,
    needs: cue.required.filter((ref, index) => !ref.carried && index !== cue.key).map((ref) => ref.ids.map(numberOf)),
  }));
  const byKey = new Map<string, typeof entries>();
  const byNumber = entries.filter(({ cue }) => isByNumber(cue));
  for (const entry of entries) {
    if (isByNumber(entry.cue)) continue;
    for (const id of entry.cue.required[entry.cue.key]?.ids ?? []) {
      const group = byKey.get(id);
      if (group) group.push(entry);
      else byKey.set(id, [entry]);
    }
  }
  const stands = new Int32Array(numbers.size);
  const seen = new Int32Array(entries.length);
  let stamp = 0;

  const pick = (sentence: Sentence, all: boolean): CompiledCue[] => {
    stamp = stamp === 0x7fffffff ? restart() : stamp + 1;
    for (const id of sentence.byConcept.keys()) {
      const number = numbers.get(id);
      if (number !== undefined) stands[number] = stamp;
    }
    const found: CompiledCue[] = sentence.quantities.length > 0 ? byNumber.map(({ cue }) => cue) : [];
    for (const id of sentence.byConcept.keys()) {
      for (const { cue, number, needs } of byKey.get(id) ?? []) {
        if (seen[number] === stamp) continue;
        seen[number] = stamp;
        if (all || needs.every((ids) => ids.some((one) => stands[one] === stamp))) found.push(cue);
      }
    }
    return found;
  };
  const restart = (): number => {
    stands.fill(0);
    seen.fill(0);
    return 1;
  };
  return { keyed: (sentence) => pick(sentence, true), possible: (sentence) => pick(sentence, false) };
}
