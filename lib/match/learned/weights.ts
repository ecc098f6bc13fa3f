/**
 * What each feature weighs for each type, in tenths; `bias` counts always, `above` is the sum from which a sentence is read. They were learned for the types of
 * one pack and for pages in one language, and say nothing of others.
 */
export type Weights = {
  pack: string;
  lang: string;
  types: readonly string[];
  bias: readonly number[];
  above: readonly number[];
  of: ReadonlyMap<string, readonly Weight[]>;
};

/** The number of a type in {@link Weights.types}, and the weight for it in tenths. */
export type Weight = readonly [type: number, tenths: number];

/** The file of weights is none, or one of another form. */
export class WeightsFault extends Error {
  override name = 'WeightsFault';
}

const HEAD = 'obelus-weights/1';
/** A type is one letter from `a`; a weight is one sign, the middle one of these being 0. */
const FIRST_TYPE = 97;
const FIRST_WEIGHT = 36;
export const HEAVIEST = 44;
/** How many characters are taken from the key before: front coding, as in lib/pack/front-coded.ts, with its own sign for each count. */
const COUNTS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

const numbers = (line: string | undefined): number[] => (line ?? '').split(' ').map(Number);

/**
 * Reads weights as {@link writeWeights} writes them: a head, the pack and the language, the types, their biases and thresholds, then a line a key: how much of the key before it begins
 * with, the rest, a tab, and two signs for each type that it speaks of.
 * @throws WeightsFault where the text is no such file.
 */
export function readWeights(text: string): Weights {
  const [head, forWhat, types, bias, above, ...lines] = text.trimEnd().split('\n');
  if (head !== HEAD) throw new WeightsFault(`The weights begin with "${(head ?? '').slice(0, 40)}", not with "${HEAD}".`);
  const of = new Map<string, Weight[]>();
  let before = '';
  for (const line of lines) {
    const [coded = '', pairs = ''] = line.split('\t');
    const shared = COUNTS.indexOf(coded[0] ?? ' ');
    if (shared < 0 || shared > before.length || pairs.length === 0 || pairs.length % 2 !== 0)
      throw new WeightsFault(`A line of the weights cannot be read: "${line}"`);
    before = before.slice(0, shared) + coded.slice(1);
    const weights: Weight[] = [];
    for (let at = 0; at < pairs.length; at += 2) weights.push([pairs.charCodeAt(at) - FIRST_TYPE, pairs.charCodeAt(at + 1) - FIRST_WEIGHT - HEAVIEST]);
    of.set(before, weights);
  }
  const names = (types ?? '').split(' ');
  const [pack = '', lang = ''] = (forWhat ?? '').split(' ');
  const read = { pack, lang, types: names, bias: numbers(bias), above: numbers(above), of };
  const sound = [read.bias, read.above].every((list) => list.length === names.length && list.every(Number.isFinite));
  if (!sound || [...of.values()].flat().some(([type]) => type < 0 || type >= names.length))
    throw new WeightsFault('The weights speak of types that they do not name.');
  return read;
}

/** Writes weights in one way only, keys in order; weights beyond {@link HEAVIEST} tenths are written as that. */
export function writeWeights({ pack, lang, types, bias, above, of }: Weights): string {
  let before = '';
  const lines = [...of]
    .filter(([, weights]) => weights.length > 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, weights]) => {
      let shared = 0;
      while (shared < COUNTS.length - 1 && shared < before.length && before[shared] === key[shared]) shared += 1;
      before = key;
      const sign = (tenths: number): string => String.fromCharCode(FIRST_WEIGHT + HEAVIEST + Math.max(-HEAVIEST, Math.min(HEAVIEST, tenths)));
      return `${COUNTS[shared]}${key.slice(shared)}\t${weights.map(([type, tenths]) => String.fromCharCode(FIRST_TYPE + type) + sign(tenths)).join('')}`;
    });
  return `${[HEAD, `${pack} ${lang}`, types.join(' '), bias.join(' '), above.join(' '), ...lines].join('\n')}\n`;
}
