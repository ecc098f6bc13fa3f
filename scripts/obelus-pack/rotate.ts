import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readEnvelope } from '../../lib/pack/envelope.ts';
import { readPayload, type Root } from '../../lib/pack/payloads.ts';
import { makeKey, payloadBytes, signEnvelope, type KeyFile, type RoleName } from './keys.ts';
import { UsageError } from './usage.ts';

/** What a rotation is made of. */
export type Rotation = {
  /** Text of the root in force. */
  root: string;
  /** Keys at hand: enough root keys of the root in force, and of those that stay. */
  keys: readonly KeyFile[];
  /** Ids of the keys that go, or their beginnings of eight digits or more. */
  drop: readonly string[];
  /** Begins the count of versions anew: after release keys were misused. */
  epoch: boolean;
  now: Date;
};

const ROLES: readonly RoleName[] = ['root', 'release', 'head'];

/**
 * The next root: every dropped key is replaced by a new one, everything else stays. Signed by the root keys of before and its own.
 * @throws UsageError when a key is unknown, or too few root keys are at hand.
 */
export function rotate({ root, keys, drop, epoch, now }: Rotation): { root: string; made: KeyFile[]; version: number } {
  const old = readPayload('root', readEnvelope(new TextEncoder().encode(root), 'root').payload);
  const gone = drop.map((start) => {
    const found = Object.keys(old.keys).filter((keyid) => start.length >= 8 && keyid.startsWith(start));
    if (found.length !== 1)
      throw new UsageError(
        `"${start}" names ${found.length} keys of root ${old.version}: ${Object.keys(old.keys)
          .map((id) => id.slice(0, 12))
          .join(', ')}`,
      );
    return found[0] ?? '';
  });
  const made = ROLES.flatMap((role) => old.roles[role].keyids.filter((id) => gone.includes(id)).map(() => makeKey(role, old.development === true)));
  const roles = Object.fromEntries(
    ROLES.map((role) => [
      role,
      {
        ...old.roles[role],
        keyids: [...old.roles[role].keyids.filter((id) => !gone.includes(id)), ...made.filter((key) => key.role === role).map(({ keyid }) => keyid)],
      },
    ]),
  ) as Root['roles'];
  const kept = Object.entries(old.keys).filter(([keyid]) => !gone.includes(keyid));
  const next: Root = {
    ...old,
    version: old.version + 1,
    expires: `${now.getUTCFullYear() + 2}-12-31T23:59:59Z`,
    keys: Object.fromEntries([...kept, ...made.map((key) => [key.keyid, key.public])]),
    roles,
    epoch: epoch ? Object.fromEntries(Object.entries(old.epoch).map(([pack, count]) => [pack, count + 1])) : old.epoch,
  };
  const signers = [...keys, ...made].filter(({ role }) => role === 'root');
  checkSigners(old, signers, 'of before');
  checkSigners(next, signers, 'of its own');
  return { root: signEnvelope('root', payloadBytes(next), signers), made, version: next.version };
}

function checkSigners({ roles: { root } }: Root, signers: readonly KeyFile[], which: string): void {
  const have = new Set(signers.map(({ keyid }) => keyid).filter((keyid) => root.keyids.includes(keyid))).size;
  if (have < root.threshold) throw new UsageError(`${root.threshold} root keys ${which} must sign, ${have} are at hand`);
}

/** Writes a new root and the keys that were made for it into a folder of their own. */
export function writeRotation(folder: string, { root, made }: Pick<ReturnType<typeof rotate>, 'root' | 'made'>): void {
  try {
    mkdirSync(folder);
  } catch {
    throw new UsageError(`"${folder}" is there already, or cannot be made: name a new folder`);
  }
  for (const role of ROLES)
    made
      .filter((key) => key.role === role)
      .forEach((key, at) => writeFileSync(join(folder, `${role}-${at + 1}.json`), `${JSON.stringify(key, null, 2)}\n`, { mode: 0o600 }));
  writeFileSync(join(folder, 'root.json'), root);
}
