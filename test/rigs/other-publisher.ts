import type { BuiltPack } from '../../scripts/obelus-pack/build.ts';
import { makeKeys, makeRoot, payloadBytes, signEnvelope, type KeyFile } from '../../scripts/obelus-pack/keys.ts';
import { writeObpack } from '../../scripts/obelus-pack/obpack.ts';
import { publish } from '../../scripts/obelus-pack/publish.ts';

/** A publisher with keys of its own, who sends pack files. */
export class OtherPublisher {
  readonly root: string;
  private readonly keys: KeyFile[] = makeKeys(false);
  constructor(repo: string, pack: string) {
    const root = makeRoot(this.keys, repo, { [pack]: 1 }, '2099-01-01T00:00:00Z');
    this.root = signEnvelope(
      'root',
      payloadBytes(root),
      this.keys.filter(({ role }) => role === 'root'),
    );
  }

  /** Bytes of a pack file of this publisher. */
  file(pack: BuiltPack): Uint8Array {
    const files = publish({ pack, keys: this.keys, root: this.root, now: new Date() }, null);
    const of = (test: (path: string, bytes: Uint8Array) => boolean): Uint8Array => {
      const found = [...files].find(([path, bytes]) => test(path, bytes));
      if (!found) throw new Error('nothing published');
      return found[1];
    };
    return writeObpack({
      roots: [this.root],
      head: of((path) => path === 'v1/head.json'),
      manifest: of((path, bytes) => path.startsWith('v1/o/') && bytes !== pack.packed),
      content: pack.content,
    });
  }
}
