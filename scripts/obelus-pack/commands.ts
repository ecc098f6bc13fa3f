import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { decodeUtf8 } from '../../lib/pack/bytes.ts';
import { computeChanges } from '../../lib/pack/changes.ts';
import { readEnvelope, type PayloadKind } from '../../lib/pack/envelope.ts';
import { readPayload } from '../../lib/pack/payloads.ts';
import { DATA_DIR } from '../record/load.ts';
import { audit } from './audit/command.ts';
import { buildPack, FACTS_FILE, PIN_FILE, sha256, writeBundle, type BuiltPack } from './build.ts';
import { diffWords } from './diff-words.ts';
import { addSignatures, DEV_KEYS, DEV_REPO, readKeys, signEnvelope, writeKeys } from './keys.ts';
import { exportReviews } from './export.ts';
import { faultless } from './faultless.ts';
import { LOCAL_PORT, serveChannel, writeLocalChannel } from './local-channel.ts';
import { newClaim } from './new-claim.ts';
import { readPackFile } from './pack-file.ts';
import { existing, readWords, UsageError, wholeNumber } from './usage.ts';
import { verifyChannel } from './verify.ts';

export const USAGE = `npm run pack -- <command>
  lint     [--data DIR]                        checks the record: schema, references, texts, addresses, aliases, dates, examples
  build    [--data DIR] [--out DIR]            checks the record and writes the packaged facts and their pin (public/packs)
  audit    [--data DIR] [--dossier DIR] [--out FILE]           compares every figure with the dossier's and writes docs/record-audit.md
  keygen   [--out DIR --repo NAME]             makes keys: for development, or a publisher's own outside of the project
  sign     <root|head|manifest> FILE --keys DIR [--out FILE]   signs a payload, or adds signatures to a signed file
  channel  DIR [--data DIR] [--seq N] [--version V]            puts the record into a development channel as its next version
  release  DIR --keys DIR[,DIR] [--preview] [--data DIR]       the next version of a publisher's channel: built, signed, read back
  head     DIR --keys DIR                      signs head anew: every few days, also when nothing changed
  rotate   OUT --keys DIR[,DIR] --drop ID[,ID] [--epoch] [--channel DIR]   the next root, with new keys for those that go
  verify   DIR|URL                             checks a channel as a reader's Obelus does; of a host the headers too
  diff     OLD NEW                             what changed: added, changed, superseded, retracted, removed, with before and after
                                               (each a content, .ndjson or .ndjson.gz, or a data folder)
  new      claim ID [--data DIR]               writes commented templates of a new claim and of its wording
  export   --claimreview [--out DIR|FILE] [--url ADDRESS] [--data DIR]   the record as schema.org ClaimReview (JSON-LD)
  serve    DIR [--port N]                      serves a channel on this computer (port ${LOCAL_PORT})`;

const PUBLIC_PACKS = resolve(import.meta.dirname, '../../public/packs');
const say = (text: string): void => void process.stdout.write(`${text}\n`);
const dataFolder = (given: string | undefined): string => existing(given ?? DATA_DIR, 'folder');
const numbers = (counts: Record<string, number>): string =>
  Object.entries(counts)
    .map(([kind, count]) => `${count} ${kind}s`)
    .join(', ');

/** A command of the packer: its words in, lines on stdout out. @throws UsageError, RecordFault, PackError. */
type Command = (args: string[]) => void | Promise<void>;

function lint(args: string[]): void {
  const { values } = readWords(args, { data: { type: 'string' } }, []);
  const { counts, examples } = faultless(dataFolder(values.data));
  say(`no faults: ${numbers(counts)}, ${examples} examples`);
}

function build(args: string[]): void {
  const { values } = readWords(args, { data: { type: 'string' }, out: { type: 'string' } }, []);
  const data = dataFolder(values.data);
  faultless(data);
  const built = buildPack(data);
  const out = values.out ?? PUBLIC_PACKS;
  writeBundle(built, out);
  say(`${built.file.pack} ${built.file.version}: ${numbers(built.counts)}; ${built.content.length} bytes, ${built.packed.length} packed`);
  say(`${join(out, FACTS_FILE)} and ${PIN_FILE}, content sha256 ${sha256(built.content)}`);
}

function keygen(args: string[]): void {
  const { values } = readWords(args, { out: { type: 'string' }, repo: { type: 'string' }, data: { type: 'string' } }, []);
  if (values.out !== undefined && values.repo === undefined) throw new UsageError('a publisher needs a name: --repo NAME');
  const { pack, epoch } = readPackFile(dataFolder(values.data));
  const development = values.out === undefined;
  const folder = values.out ?? DEV_KEYS;
  const keys = writeKeys(folder, { development, repo: values.repo ?? DEV_REPO, pack, epoch, now: new Date() });
  say(`${keys.length} keys in ${folder}${development ? ', for development only: a released build refuses them' : ': keep each in another place'}`);
}

const KINDS: readonly PayloadKind[] = ['root', 'head', 'manifest'];
const SIGNING_ROLE = { root: 'root', head: 'head', manifest: 'release' } as const;

function sign(args: string[]): void {
  const { values, words } = readWords(args, { keys: { type: 'string' }, out: { type: 'string' } }, ['<root|head|manifest>', '<file>']);
  const kind = KINDS.find((one) => one === words[0]);
  if (!kind) throw new UsageError(`"${words[0]}" is none of ${KINDS.join(', ')}`);
  if (values.keys === undefined) throw new UsageError('whose keys? --keys DIR');
  const file = existing(words[1] ?? '', 'file');
  const keys = readKeys(values.keys).keys.filter((key) => key.role === SIGNING_ROLE[kind]);
  if (keys.length === 0) throw new UsageError(`"${values.keys}" holds no ${SIGNING_ROLE[kind]} key`);
  const bytes = readFileSync(file);
  const isEnvelope = /^\s*\{\s*"payloadType"/.test(decodeUtf8(bytes));
  // Nothing is signed that the format itself would refuse.
  readPayload(kind, isEnvelope ? readEnvelope(bytes, kind).payload : bytes);
  const signed = isEnvelope ? addSignatures(kind, decodeUtf8(bytes), keys) : signEnvelope(kind, bytes, keys);
  const out = values.out ?? file.replace(/(\.json)?$/, '.signed.json');
  writeFileSync(out, signed);
  say(`${out}: signed by ${keys.map((key) => key.keyid.slice(0, 12)).join(', ')}`);
}

function channel(args: string[]): void {
  const { values, words } = readWords(args, { data: { type: 'string' }, seq: { type: 'string' }, version: { type: 'string' } }, ['<folder>']);
  const seq = wholeNumber('seq', values.seq, 1, 1_000_000);
  const built = buildPack(dataFolder(values.data));
  const pack: BuiltPack = { ...built, file: { ...built.file, seq: seq ?? built.file.seq, version: values.version ?? built.file.version } };
  writeLocalChannel(words[0] ?? '', pack);
  const { headVersion } = verifyChannel(words[0] ?? '', pack.file.minEngine, new Date());
  say(`${words[0]}: ${pack.file.pack} ${pack.file.version} (${pack.file.epoch}.${pack.file.seq}), head ${headVersion}, signed with development keys`);
}

/** Content of a file, or of a data folder as it would be built now. */
function readContentOf(path: string): string {
  if (existsSync(path) && statSync(path).isDirectory()) return decodeUtf8(buildPack(path).content);
  const bytes = readFileSync(existing(path, 'file'));
  return decodeUtf8(bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes, { maxOutputLength: 32 * 1024 * 1024 }) : bytes);
}

function diff(args: string[]): void {
  const { words } = readWords(args, {}, ['<old>', '<new>']);
  const [before, after] = [words[0] ?? '', words[1] ?? ''].map(readContentOf) as [string, string];
  for (const line of diffWords(computeChanges(before, after))) say(line);
}

function create(args: string[]): void {
  const { values, words } = readWords(args, { data: { type: 'string' } }, ['claim', '<id>']);
  if (words[0] !== 'claim') throw new UsageError(`"${words[0]}" cannot be made new: only claim`);
  for (const file of newClaim(dataFolder(values.data), words[1] ?? '')) say(file);
  say('fill in what stands in ‹ ›, then npm run pack -- lint');
}

async function serve(args: string[]): Promise<void> {
  const { values, words } = readWords(args, { port: { type: 'string' } }, ['<folder>']);
  const folder = existing(words[0] ?? '', 'folder');
  const { url } = await serveChannel(folder, wholeNumber('port', values.port, 1, 65_535)).catch((error: Error) => {
    throw new UsageError(`cannot serve: ${error.message}`);
  });
  say(`serving ${folder} at ${url}/ (end with Ctrl+C)`);
}

// The reader's own code, which a release is read back with, is loaded only where it is needed.
const publishing = () => import('./release-commands.ts');

/** Every command by its name. */
export const COMMANDS: Record<string, Command> = {
  lint,
  build,
  audit,
  keygen,
  sign,
  channel,
  release: async (args) => (await publishing()).releaseCommand(args),
  head: async (args) => (await publishing()).headCommand(args),
  rotate: async (args) => (await publishing()).rotateCommand(args),
  verify: async (args) => (await publishing()).verifyCommand(args),
  diff,
  serve,
  new: create,
  export: (args) => say(exportReviews(args)),
};
