import { beforeAll, describe, expect, it } from 'vitest';
import type { RecordLine } from '../../../lib/model/record.ts';
import { changeSetOf } from '../../../lib/pack/change-set.ts';
import { readContent } from '../../../lib/pack/content.ts';
import type { BuiltPack } from '../../../scripts/obelus-pack/build.ts';
import { demoPacks, EARLIER_DAY } from '../../../scripts/start/demo.ts';

const read = ({ content, records, file }: BuiltPack): RecordLine[] => readContent(content, { records, released: file.released });
const claimsOf = (lines: RecordLine[]) => lines.flatMap((line) => (line.kind === 'claim' ? [line] : []));

describe('the record as it stood on a day', () => {
  let packs: ReturnType<typeof demoPacks>;
  beforeAll(() => {
    packs = demoPacks();
  }, 120_000);

  it('passes every check of a pack, and is the version before the present one', () => {
    const { earlier, newer } = packs;
    expect(read(earlier).length).toBe(earlier.records);
    expect([earlier.file.horizon, earlier.file.seq]).toEqual([EARLIER_DAY, newer.file.seq - 1]);
  });

  it('says nothing that came later, and nothing of its own', () => {
    const [earlier, newer] = [claimsOf(read(packs.earlier)), claimsOf(read(packs.newer))];
    for (const claim of earlier) {
      const present = newer.find(({ id }) => id === claim.id);
      const dates = [...claim.holds.flatMap(({ from, known = from }) => [from, known]), ...claim.observations.flatMap(({ asOf, known }) => [asOf, known])];
      expect(dates.filter((date) => date > EARLIER_DAY)).toEqual([]);
      const sentences = new Set(present?.holds.map(({ text }) => text));
      expect(claim.holds.filter(({ text }) => !sentences.has(text))).toEqual([]);
      const ids = new Set(present?.observations.map(({ id }) => id));
      expect(claim.observations.filter(({ id }) => !ids.has(id))).toEqual([]);
    }
  });

  it('differs from the present one in more than one answer, and the list of the demonstration names all of it', () => {
    const { earlier, newer, changes } = packs;
    const side = ({ file, content }: BuiltPack) => ({ end: { ...file, generation: '' }, text: new TextDecoder().decode(content) });
    const set = changeSetOf(side(earlier), side(newer), changes, 1);
    expect(set.claims.filter(({ change }) => change === 'superseded').length).toBeGreaterThan(1);
    expect([...set.claims.filter(({ unlisted }) => unlisted), ...set.unlisted]).toEqual([]);
    expect(set.claims.find(({ claim }) => claim === 'ms-stake-openai')).toMatchObject({ change: 'superseded' });
  });
});
