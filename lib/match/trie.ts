/**
 * A prefix tree over small numbers (1 and up), packed into an open-addressed hash table: the edge from `node` over `symbol` sits at the first free place
 * after a hash of both. Walking one edge is one multiplication and mostly one look, whatever the number of words; building it is one pass.
 * Node 0 is the root; no edge leads back to it, so 0 also means "no such edge".
 */
export class Trie {
  private readonly keys: Uint32Array;
  private readonly targets: Int32Array;
  private readonly mask: number;
  private readonly shift: number;
  private readonly symbols: number;
  private nodes = 1;

  /** Room for words of `characters` symbols altogether, over an alphabet of `symbols`. */
  constructor(characters: number, symbols: number) {
    const bits = Math.max(4, Math.ceil(Math.log2(characters + 1)) + 1);
    this.keys = new Uint32Array(2 ** bits);
    this.targets = new Int32Array(2 ** bits);
    this.mask = 2 ** bits - 1;
    this.shift = 32 - bits;
    this.symbols = symbols + 1;
  }

  /** Where the edge is, or the free place where it would be. */
  private place(key: number): number {
    let at = Math.imul(key, 0x9e3779b1) >>> this.shift;
    while (this.targets[at] !== 0 && this.keys[at] !== key) at = (at + 1) & this.mask;
    return at;
  }

  /** Node after `symbol`, 0 if no word goes on that way. */
  next(node: number, symbol: number): number {
    return this.targets[this.place((node * this.symbols + symbol) >>> 0)] ?? 0;
  }

  /** Adds a word and returns its last node. */
  add(word: readonly number[]): number {
    let node = 0;
    for (const symbol of word) {
      const key = (node * this.symbols + symbol) >>> 0;
      const at = this.place(key);
      if (this.targets[at] === 0) {
        this.keys[at] = key;
        this.targets[at] = this.nodes;
        this.nodes += 1;
      }
      node = this.targets[at] ?? 0;
    }
    return node;
  }

  /** Number of nodes, the root included. */
  get size(): number {
    return this.nodes;
  }
}
