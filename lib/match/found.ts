import type { Quantity } from '../model/mention.ts';
import type { Block } from '../model/page.ts';

/**
 * A lexicon hit in a sentence. `names` are its own concepts, `concepts` these and all they count as; `word` counts words from the start of the sentence;
 * `generic` marks an epithet that could be anybody's ("the company", "its").
 */
export type Found = {
  names: readonly string[];
  concepts: ReadonlySet<string>;
  start: number;
  end: number;
  words: string;
  epithet: boolean;
  generic: boolean;
  /** Is it a word for doing something, and no name or noun? */
  verb: boolean;
  word: number;
};
export type FoundQuantity = Quantity & { word: number };

/** What a sentence was read with. Offsets are those of `text`, the block's text as `normalise` folds it; `source` leads back. */
type Reading = {
  index: number;
  block: Block;
  text: string;
  source: (offset: number) => number;
  start: number;
  end: number;
  found: readonly Found[];
  /** Of whom "it" or "its" at its start is said, where that is none of those the epithet stands for: "CoreWeave … It went public". */
  ofAnother: string | undefined;
  quantities: readonly FoundQuantity[];
};

/** A sentence of the page with everything that was found in it. */
export class Sentence implements Readonly<Reading> {
  readonly index: number;
  readonly block: Block;
  readonly text: string;
  readonly source: (offset: number) => number;
  readonly start: number;
  readonly end: number;
  readonly found: readonly Found[];
  readonly ofAnother: string | undefined;
  readonly quantities: readonly FoundQuantity[];
  private groups: ReadonlyMap<string, readonly Found[]> | undefined = undefined;

  constructor(reading: Reading) {
    this.index = reading.index;
    this.block = reading.block;
    this.text = reading.text;
    this.source = reading.source;
    this.start = reading.start;
    this.end = reading.end;
    this.found = reading.found;
    this.ofAnother = reading.ofAnother;
    this.quantities = reading.quantities;
  }

  /** Hits by each concept that they count as, in text order. Grouped when first asked for: no cue comes near most sentences. */
  get byConcept(): ReadonlyMap<string, readonly Found[]> {
    this.groups ??= grouped(this.found);
    return this.groups;
  }
}

function grouped(found: readonly Found[]): ReadonlyMap<string, readonly Found[]> {
  const groups = new Map<string, Found[]>();
  for (const hit of found) {
    for (const id of hit.concepts) {
      const group = groups.get(id);
      if (group) group.push(hit);
      else groups.set(id, [hit]);
    }
  }
  return groups;
}
