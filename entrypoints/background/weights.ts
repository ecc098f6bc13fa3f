import { readWeights, type Weights } from '../../lib/match/learned/weights.ts';

/** Path of the weights in the extension (written by `npm run train`). */
export const WEIGHTS_PATH = '/reading/weights.en.txt';

/**
 * Gives the packaged weights, read once a worker life. Where they cannot be read the cues read alone: fewer statements are marked and none is marked wrongly; the
 * next page asks again.
 */
export function weightsReader(readPackaged: (path: string) => Promise<string>): () => Promise<Weights | undefined> {
  let known: Promise<Weights | undefined> | undefined;
  const load = async (): Promise<Weights | undefined> => {
    try {
      return readWeights(await readPackaged(WEIGHTS_PATH));
    } catch (error) {
      console.warn('Obelus: the learned weights cannot be read; pages are read without them.', error);
      known = undefined;
      return undefined;
    }
  };
  return () => (known ??= load());
}
