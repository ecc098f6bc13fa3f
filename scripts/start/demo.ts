import { computeChanges } from '../../lib/pack/changes.ts';
import type { PackManifest } from '../../lib/pack/payloads.ts';
import type { StaticServer } from '../browser/static-server.ts';
import { buildAround } from '../build/build.ts';
import { buildPack, type BuiltPack } from '../obelus-pack/build.ts';
import { serveLocalChannel, slowLine, type Pace } from '../obelus-pack/local-channel.ts';
import { earlierPack } from './earlier.ts';

/** The day before the companies' reports of the summer of 2026 came: with them several answers of the record moved. */
export const EARLIER_DAY = '2026-07-28';

/** A download from this computer would be over before anybody saw it: it takes this long, in milliseconds. */
const PACE = slowLine(3_000);

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/** Two versions for the demonstration of an update: the record as it stood on {@link EARLIER_DAY}, and the present one as the version after it. */
export function demoPacks(): { earlier: BuiltPack; newer: BuiltPack; changes: NonNullable<PackManifest['changes']> } {
  const present = buildPack();
  const earlier = earlierPack(present, EARLIER_DAY, EARLIER_DAY.split('-').map(Number).join('.'));
  const newer = { ...present, file: { ...present.file, seq: present.file.seq + 1 } };
  const changes = computeChanges(text(earlier.content), text(newer.content))
    .filter(({ change }) => change !== 'added')
    .map(({ id }) => ({ id, why: `Reports and filings that came out after ${EARLIER_DAY}.` }));
  return { earlier, newer, changes };
}

/** Builds Obelus with the earlier facts and puts the newer ones into a channel on loopback: "Check now" has something to bring. */
export async function prepareDemo(pace: Pace = PACE): Promise<{ extension: string; channel: StaticServer | null; trouble: string | null }> {
  const { earlier, newer, changes } = demoPacks();
  const extension = buildAround(earlier, 'chrome', 'demo');
  try {
    return { extension, channel: await serveLocalChannel({ pack: newer, changes, pace }), trouble: null };
  } catch (error) {
    return { extension, channel: null, trouble: error instanceof Error ? error.message : String(error) };
  }
}
