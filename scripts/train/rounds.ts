import { DROP_BELOW, READ_ABOVE } from '../../lib/match/learned/judge.ts';
import { readWeights } from '../../lib/match/learned/weights.ts';
import { learn } from './learn.ts';
import type { Row } from './rows.ts';

/** What the editors wrote down must be read as they say: rows of the record that are not count more in the next round. */
const ROUNDS = 5;
const MORE = 2;

/** Learns in rounds until every row of the record is read as it says, or the rounds are over. */
export function learnInRounds(pages: readonly Row[], record: readonly Row[], types: readonly string[]): Map<string, string> {
  let own = record;
  for (let round = 1; ; round += 1) {
    const weights = learn([...pages, ...own], types);
    const lists = new Map([...weights].map(([type, written]) => [type, readWeights(type, written)]));
    const isMisread = (row: Row): boolean =>
      row.types.some((type) => {
        const list = lists.get(type);
        const sum = row.keys.reduce((all, key) => all + (list?.of.get(key) ?? 0), list?.bias ?? 0);
        return row.states.has(type) ? row.keys.includes(`!${type}`) && sum < DROP_BELOW : !row.keys.includes(`!${type}`) && sum > READ_ABOVE;
      });
    const misread = own.filter((row) => row.written && isMisread(row));
    if (misread.length === 0 || round === ROUNDS) return weights;
    const again = new Set(misread);
    own = own.map((row) => (again.has(row) ? { ...row, count: row.count * MORE } : row));
  }
}
