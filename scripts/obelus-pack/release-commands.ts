import { readFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { DATA_DIR } from '../record/load.ts';
import { faultless } from './faultless.ts';
import { verifyHost } from './host.ts';
import { readKeys, type KeyFile } from './keys.ts';
import { gitStatus, newestRoot, release, renewHead } from './release.ts';
import { rotate, writeRotation } from './rotate.ts';
import { existing, readWords, ReleaseRefused, UsageError } from './usage.ts';
import { verifyChannel } from './verify.ts';

const PROJECT = resolve(import.meta.dirname, '../..');
const say = (text: string): void => void process.stdout.write(`${text}\n`);
const engine = (): string => (JSON.parse(readFileSync(resolve(PROJECT, 'package.json'), 'utf8')) as { version: string }).version;

/** Keys of one or several folders (one a person, one a machine), and the newest of their roots. */
function keysOf(folders: string | undefined): { keys: KeyFile[]; root: string } {
  if (folders === undefined) throw new UsageError('whose keys? --keys DIR, or several: --keys DIR,DIR');
  const found = folders.split(',').map((folder) => readKeys(folder));
  const [first] = found;
  if (!first) throw new UsageError('whose keys? --keys DIR');
  return { keys: found.flatMap(({ keys }) => keys), root: first.root };
}

/** `release DIR --keys DIR[,DIR] [--preview] [--data DIR]`. */
export async function releaseCommand(args: string[]): Promise<void> {
  const { values, words } = readWords(args, { keys: { type: 'string' }, data: { type: 'string' }, preview: { type: 'boolean' } }, ['<folder>']);
  const channel = words[0] ?? '';
  const { keys, root } = keysOf(values.keys);
  const data = existing(values.data ?? DATA_DIR, 'folder');
  faultless(data);
  const made = await release({
    data,
    channel,
    keys,
    root: newestRoot(channel, root),
    now: new Date(),
    engine: engine(),
    track: values.preview ? 'preview' : 'stable',
    status: () => gitStatus(PROJECT),
  });
  const { pack, version, epoch, seq } = made.manifest;
  const counts = (['added', 'changed', 'removed'] as const).map((kind) => `${made.changes.filter(({ change }) => change === kind).length} ${kind}`).join(', ');
  say(`${pack} ${version} (${epoch}.${seq}): ${counts}`);
  if (made.state === 'needs-release-key')
    say(`signed by ${made.signed} of ${made.needed}: run the same command on the same commit where the other release key is; ${channel}/pending goes with it`);
  else if (made.state === 'needs-head-key') say('signed by all; run the same command where the head key is: readers see nothing of it before');
  else say(`published in ${channel}, and read back as a reader's Obelus does: upload objects first, then roots, head last`);
}

/** `head DIR --keys DIR`: head signed anew. */
export async function headCommand(args: string[]): Promise<void> {
  const { values, words } = readWords(args, { keys: { type: 'string' } }, ['<folder>']);
  const channel = existing(words[0] ?? '', 'folder');
  const { keys, root } = keysOf(values.keys);
  const head = await renewHead({ channel, keys, root: newestRoot(channel, root), now: new Date(), engine: engine() });
  say(`head ${head.version} of ${head.repo}, good until ${head.expires}`);
}

/** `rotate OUT --keys DIR[,DIR] --drop ID[,ID] [--epoch]`. */
export function rotateCommand(args: string[]): void {
  const options = { keys: { type: 'string' }, drop: { type: 'string' }, epoch: { type: 'boolean' }, channel: { type: 'string' } } as const;
  const { values, words } = readWords(args, options, ['<new folder>']);
  const { keys, root } = keysOf(values.keys);
  const out = words[0] ?? '';
  if (!relative(PROJECT, resolve(out)).startsWith('..'))
    throw new UsageError('keys of a publisher do not belong into the project: name a folder outside of it');
  const rotated = rotate({
    root: newestRoot(values.channel ?? '', root),
    keys,
    drop: (values.drop ?? '').split(',').filter(Boolean),
    epoch: values.epoch ?? false,
    now: new Date(),
  });
  writeRotation(out, rotated);
  say(
    `root ${rotated.version} and ${rotated.made.length} new keys in ${out}: put root.json into every key folder, and each key where it belongs (docs/keys.md)`,
  );
}

/** `verify DIR|URL`. */
export async function verifyCommand(args: string[]): Promise<void> {
  const { words } = readWords(args, {}, ['<folder or address>']);
  const place = words[0] ?? '';
  const isAddress = /^https?:\/\//.test(place);
  const { root, headVersion, expires, packs, faults } = isAddress
    ? await verifyHost(place, engine(), new Date())
    : { ...verifyChannel(existing(place, 'folder'), engine(), new Date()), faults: [] };
  say(`${root.repo}: root ${root.version}, head ${headVersion} good until ${expires}${root.development ? ', development keys' : ''}`);
  for (const { pack, version, epoch, seq, counts } of packs) {
    const lines = Object.entries(counts).map(([kind, count]) => `${count} ${kind}s`);
    say(`${pack} ${version} (${epoch}.${seq}): ${lines.join(', ')}`);
  }
  if (faults.length > 0) throw new ReleaseRefused(`the bytes are right, what the host says of them is not:\n${faults.join('\n')}`);
}
