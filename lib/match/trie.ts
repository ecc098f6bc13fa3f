/** What a node has below it, where that is not the one symbol over which it goes on. */
const [NOTHING, SEVERAL] = [0, -1];

/**
 * A prefix tree over small numbers (1 and up). Nodes are numbered as words are added, so that the ends of words, which no other word shares, lie in a row: a node with
 * one child keeps its symbol, and the child is the node after it. The edges of the few nodes where words part lie in a small open-addressed hash table, at the first free
 * place after a hash of node and symbol. So walking a word touches little memory, whatever the number of words; building the tree is one pass.
 * Node 0 is the root; no edge leads back to it, so 0 also means "no such edge".
 */
export class Trie {
  private readonly only: Int32Array;
  /** Key and target of each place, side by side. */
  private readonly edges: Int32Array;
  private readonly mask: number;
  private readonly symbols: number;
  private nodes = 1;

  /** Room for `words` words of `characters` symbols altogether, over an alphabet of `symbols`. */
  constructor(words: number, characters: number, symbols: number) {
    // A word parts from the others at one node at most, which costs two edges.
    const places = 2 ** Math.ceil(Math.log2(4 * words + 2));
    this.only = new Int32Array(characters + 2);
    this.edges = new Int32Array(2 * places);
    this.mask = 2 * places - 2;
    this.symbols = symbols + 1;
  }

  /** Where the edge is, or the free place where it would be. */
  private place(key: number): number {
    let at = (Math.imul(key, 0x9e3779b1) >>> 7) & this.mask;
    while (this.edges[at + 1] !== 0 && this.edges[at] !== key) at = (at + 2) & this.mask;
    return at;
  }

  /** Node after `symbol`, 0 if no word goes on that way. */
  next(node: number, symbol: number): number {
    const only = this.only[node];
    if (only !== SEVERAL) return only === symbol ? node + 1 : 0;
    return this.edges[this.place((node * this.symbols + symbol) | 0) + 1] ?? 0;
  }

  /** Adds a word and returns its last node. */
  add(word: readonly number[]): number {
    let node = 0;
    for (const symbol of word) node = this.next(node, symbol) || this.grow(node, symbol);
    return node;
  }

  /** Gives a node one more child. */
  private grow(node: number, symbol: number): number {
    const child = this.nodes;
    this.nodes += 1;
    const only = this.only[node] ?? NOTHING;
    if (only === NOTHING && child === node + 1) this.only[node] = symbol;
    else {
      if (only > 0) this.link(node, only, node + 1);
      this.only[node] = SEVERAL;
      this.link(node, symbol, child);
    }
    return child;
  }

  private link(node: number, symbol: number, child: number): void {
    const key = (node * this.symbols + symbol) | 0;
    const at = this.place(key);
    this.edges[at] = key;
    this.edges[at + 1] = child;
  }

  /** Number of nodes, the root included. */
  get size(): number {
    return this.nodes;
  }
}
