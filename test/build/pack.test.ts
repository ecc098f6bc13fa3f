import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { outputOf, type Target } from '../../scripts/build/build.ts';
import { buildPack, FACTS_FILE, PIN_FILE, pinOf } from '../../scripts/obelus-pack/build.ts';

describe('the packaged facts', () => {
  it('PK-T17 are the same bytes twice, with one content hash', () => {
    const [one, two] = [buildPack(), buildPack()];
    expect(pinOf(two)).toEqual(pinOf(one));
    expect(two.packed).toEqual(one.packed);
  });

  it('take at most 400 kB, 120 kB packed', () => {
    const { content, packed } = buildPack();
    expect(content.length).toBeLessThanOrEqual(400_000);
    expect(packed.length).toBeLessThanOrEqual(120_000);
  });

  it.each(['chrome', 'firefox'] as Target[])('lie in what is shipped for %s as they were built, and with nothing of the editors’', (target) => {
    const folder = path.join(outputOf(target, 'production'), 'packs');
    expect(existsSync(folder)).toBe(true);
    const { content, packed } = buildPack();
    expect(new Uint8Array(readFileSync(path.join(folder, FACTS_FILE)))).toEqual(packed);
    expect(JSON.parse(readFileSync(path.join(folder, PIN_FILE), 'utf8'))).toEqual(pinOf(buildPack()));
    expect(new Uint8Array(gunzipSync(packed))).toEqual(content);
    expect(content.toString()).not.toMatch(/"(examples|figure|differs|standing)":/);
  });
});
