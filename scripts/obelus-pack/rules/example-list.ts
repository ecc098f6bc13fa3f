import type { Example } from '../../record/cue-file.ts';
import { RecordFault } from '../../record/load.ts';
import { faultAt, type Rule } from './rule.ts';
import { wordsOf } from './words.ts';

/** Examples that each claim needs: sentences that must be read as it, and sentences that must not. */
export const NEEDED = { matching: 4, apart: 3 } as const;

/** Two examples of a claim share at most this part of the shorter one's words. */
export const MAX_SHARED = 0.6;

/** The sentence of an example. */
export const sentenceOf = (example: Example): string => ('not' in example ? example.not : example.text);

/**
 * How much of two sentences is the same: the different words that both have, as a part of the different words of the one that has fewer. Words in lower case,
 * all of them count, "of" as much as "OpenAI"; order and repetition do not.
 */
export function sharedWords(a: string, b: string): number {
  const [left, right] = [new Set(wordsOf(a)), new Set(wordsOf(b))];
  const both = [...left].filter((word) => right.has(word)).length;
  return both / Math.max(1, Math.min(left.size, right.size));
}

/** Every claim has its cues and enough examples; a matching one says on which day it is read, what is read and how it stands. */
export const exampleCount: Rule = ({ loaded, claims }) => {
  const counts = claims.flatMap((claim) => {
    const sheet = loaded.sheets.find((one) => one.sheet.claim === claim.id);
    if (!sheet) return [faultAt(loaded.placeOf.get(claim.id), [], 'example-count', `${claim.id}: has no cues: write data/cues/en/${claim.id}.yaml`)];
    const examples = loaded.examples.get(claim.id) ?? [];
    const apart = examples.filter((example) => 'not' in example).length;
    const line = sheet.file.lineOf(['examples']);
    const few = (have: number, need: number, what: string) =>
      have < need ? [new RecordFault(sheet.file.file, line, `${claim.id}: ${have} examples that ${what}, at least ${need}`, 'example-count')] : [];
    return [...few(examples.length - apart, NEEDED.matching, 'must match'), ...few(apart, NEEDED.apart, 'must not match')];
  });
  const fields = loaded.sheets.flatMap(({ sheet, file }) =>
    sheet.examples.flatMap((example, at) => {
      if ('not' in example) return [];
      const lacking = [
        ...(example.on === undefined ? ['on (the day it is read)'] : []),
        ...(Object.keys(example.reads).length === 0 ? ['anything in reads'] : []),
        ...(example.standing === undefined ? ['standing'] : []),
        ...(example.standing === 'changed' && example.since === undefined ? ['since (the day of the change)'] : []),
      ];
      if (lacking.length === 0) return [];
      return [
        new RecordFault(
          file.file,
          file.lineOf(['examples', at]),
          `${sheet.claim}: the example has no ${lacking.join(', no ')}: ${example.text}`,
          'example-fields',
        ),
      ];
    }),
  );
  return [...counts, ...fields];
};

/** No two examples of a claim are the same sentence told twice; the later one is at fault. */
export const exampleWords: Rule = ({ loaded }) => {
  const known = new Map<string, string[]>();
  return loaded.sheets.flatMap(({ sheet, file }) =>
    sheet.examples.flatMap((example, at) => {
      const sentence = sentenceOf(example);
      const before = known.get(sheet.claim) ?? [];
      known.set(sheet.claim, [...before, sentence]);
      const like = before.find((other) => sharedWords(other, sentence) > MAX_SHARED);
      if (like === undefined) return [];
      const part = Math.round(sharedWords(like, sentence) * 100);
      return [
        new RecordFault(
          file.file,
          file.lineOf(['examples', at]),
          `${sheet.claim}: the example shares ${part} % of its words with another: ${sentence} | ${like}`,
          'example-words',
        ),
      ];
    }),
  );
};
