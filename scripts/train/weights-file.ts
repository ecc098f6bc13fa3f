import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { readWeights, type Weights } from '../../lib/match/learned/weights.ts';

/** Where `npm run train` writes and the build takes the weights from. */
export const WEIGHTS_FILE = resolve(import.meta.dirname, '../../public/reading/weights.en.txt');

/** The weights that come with the extension. */
export const bundledWeights = (): Weights => readWeights(readFileSync(WEIGHTS_FILE, 'utf8'));
