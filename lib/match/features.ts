import type { Sentence } from './scan.ts';

const WORD = /[\p{L}][\p{L}'-]*/gu;
const NEARBY = 5;

/** Crude stem: endings that only inflect are cut. */
export function stemOf(word: string): string {
  const lower = word.toLowerCase().replace(/'s$|'$/, '');
  if (lower.length <= 4) return lower;
  const cut = lower.replace(/(?:ings?|ed|es|s|ly|ion|ions|ment|ments)$/, '');
  return (cut.length >= 4 ? cut : lower).slice(0, 8);
}

const bucket = (value: number): string => (value === 0 ? '0' : value.toExponential(1).replace('.0', '').replace('+', ''));

export function featuresOf(sentence: Sentence, sentences: readonly Sentence[], title: ReadonlySet<string>, ruled: (index: number) => readonly string[]): string[] {
  const features = new Set<string>();
  for (const hit of sentence.found) {
    for (const id of hit.concepts) features.add(`c:${id}`);
  }
  const hits = sentence.found;
  for (let i = 0; i < hits.length; i += 1) {
    for (let j = i + 1; j < hits.length; j += 1) {
      const [a, b] = [hits[i], hits[j]];
      if (!a || !b || b.word - a.word > NEARBY) break;
      if (b.start < a.end) continue;
      for (const x of a.names.slice(0, 2)) for (const y of b.names.slice(0, 2)) features.add(`p:${x}>${y}`);
    }
  }
  const text = sentence.text.slice(sentence.start, sentence.end);
  let last = '';
  for (const [word] of text.matchAll(WORD)) {
    const stem = stemOf(word);
    features.add(`w:${stem}`);
    if (word.length > 4) features.add(`s:${stem.slice(0, 5)}`);
    if (last) features.add(`b:${last} ${stem}`);
    last = stem;
  }
  for (const quantity of sentence.quantities) {
    features.add(`q:${quantity.kind}`);
    if (quantity.kind === 'money' || quantity.kind === 'percent') {
      features.add(`q:${quantity.kind}:${bucket(quantity.min)}`);
      if (quantity.kind === 'money') features.add(`q:m${Math.round(Math.log10(quantity.min + 1) * 2)}`);
    }
  }
  for (let back = 1; back <= 2; back += 1) {
    const before = sentences[sentence.index - back];
    if (!before) break;
    for (const hit of before.found) if (!hit.epithet && hit.concepts.has('party')) for (const id of hit.names) features.add(`-p:${id}`);
    for (const hit of before.found) if (!hit.generic) for (const id of hit.names) features.add(`${id.startsWith('value.') ? '-v' : '-c'}:${id}`);
    for (const type of ruled(before.index)) features.add(`-r:${type}`);
  }
  const after = sentences[sentence.index + 1];
  if (after) for (const type of ruled(after.index)) features.add(`+r:${type}`);
  for (const type of ruled(sentence.index)) features.add(`r:${type}`);
  for (const id of title) features.add(`t:${id}`);
  if (sentence.index === 0) features.add('x:title');
  else if (sentence.index < 4) features.add('x:lead');
  if (text.trimEnd().endsWith('?')) features.add('x:?');
  if (text.includes('"')) features.add('x:"');
  if (text.length < 60) features.add('x:short');
  return [...features];
}
