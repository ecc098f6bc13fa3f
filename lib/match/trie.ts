/**
 * A prefix tree over small numbers (1 and up), packed into an open-addressed hash table: the edge from `node` over `symbol` sits at the first free place
 * after a hash of both. Walking one edge is one multiplication and mostly one look, whatever the number of words; building it is one pass.
 * Node 0 is the root; no edge leads back to it, so 0 also means "no such edge".
 */
export class Trie {
  /** Key and target of each place, side by side: a look touches one line of memory. */
  private readonly edges: Int32Array;
  private readonly mask: number;
  private readonly shift: number;
  private readonly symbols: number;
  private nodes = 1;

  /** Room for words of `characters` symbols altogether, over an alphabet of `symbols`. */
  constructor(characters: number, symbols: number) {
    const bits = Math.max(4, Math.ceil(Math.log2(characters + 1)) + 1);
    this.edges = new Int32Array(2 ** (bits + 1));
    this.mask = 2 ** (bits + 1) - 1;
    this.shift = 31 - bits;
    this.symbols = symbols + 1;
  }

  /** Where the edge is, or the free place where it would be. */
  private place(key: number): number {
    let at = (Math.imul(key, 0x9e3779b1) >>> this.shift) & ~1;
    while (this.edges[at + 1] !== 0 && this.edges[at] !== key) at = (at + 2) & this.mask;
    return at;
  }

  /** Node after `symbol`, 0 if no word goes on that way. */
  next(node: number, symbol: number): number {
    return this.edges[this.place((node * this.symbols + symbol) | 0) + 1] ?? 0;
  }

  /** Adds a word and returns its last node. */
  add(word: readonly number[]): number {
    let node = 0;
    for (const symbol of word) {
      const key = (node * this.symbols + symbol) | 0;
      const at = this.place(key);
      if (this.edges[at + 1] === 0) {
        this.edges[at] = key;
        this.edges[at + 1] = this.nodes;
        this.nodes += 1;
      }
      node = this.edges[at + 1] ?? 0;
    }
    return node;
  }

  /** Number of nodes, the root included. */
  get size(): number {
    return this.nodes;
  }
}
