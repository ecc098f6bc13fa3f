import type { CompiledCue } from './compile-cue.ts';
import type { Context } from './context.ts';
import { amountsFor } from './fit.ts';
import type { Sentence } from './scan.ts';

/** How near a cue is to fitting a sentence: what it has and the one thing it lacks. */
export type Nearness = { cue: CompiledCue; lacks: string[]; out: boolean; amount: boolean; core: number };

const standsNear = (ids: readonly string[], sentence: Sentence, context: Context): boolean => {
  for (let back = 1; back <= 3; back += 1) {
    const before = context.sentences[sentence.index - back];
    if (before && ids.some((id) => before.byConcept.get(id)?.some((hit) => !hit.generic))) return true;
  }
  return ids.some((id) => context.title.has(id));
};

export function nearness(cue: CompiledCue, sentence: Sentence, context: Context): Nearness {
  const lacks: string[] = [];
  let core = 0;
  for (const ref of cue.required) {
    if (ref.ids.some((id) => sentence.byConcept.has(id))) { core += 1; continue; }
    if (standsNear(ref.ids, sentence, context)) { if (!ref.carried) lacks.push('near'); continue; }
    lacks.push('word');
  }
  const amount = cue.amount ? amountsFor(cue.amount, sentence.quantities).length > 0 : false;
  if (cue.amount && !cue.amount.optional && !amount) lacks.push('amount');
  if (cue.any.length > 0 && !cue.any.some((id) => sentence.byConcept.has(id))) lacks.push('any');
  const out = cue.not.some((id) => sentence.byConcept.get(id)?.some((hit) => !hit.generic));
  return { cue, lacks, out, amount, core };
}

/** Shared features of a sentence for a type, from the cues of its claims. */
export function nearFeatures(list: readonly Nearness[]): string[] {
  const features = new Set<string>();
  for (const { cue, lacks, out, amount, core } of list) {
    if (core === 0 && !amount) continue;
    const weak = cue.cue.weak ? 'w' : cue.cue.loose ? 'l' : 'f';
    if (lacks.length <= 1) {
      const lack = lacks[0] ?? 'none';
      if (out) features.add(`n:out`);
      else { features.add(`n:${lack}`); features.add(`n:${lack}:${weak}`); features.add(`n:${lack}:${Math.min(core, 3)}`); if (amount) features.add(`n:${lack}:amount${cue.amount?.narrow ? ':known' : ''}`); }
    } else if (lacks.length === 2 && !out) { if (core > 1) features.add(`n:two`); if (amount && cue.amount?.narrow) features.add('n:two:known'); }
  }
  return [...features];
}
