import { existsSync, statSync } from 'node:fs';
import { parseArgs, type ParseArgsConfig } from 'node:util';

/** A wrong word on the command line, or a file that is not there: one clear line, exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** The record has faults, and each was told: this is the line that counts them, exit code 1. */
export class FaultyRecord extends Error {
  override readonly name = 'FaultyRecord';
}

/** A release that must not be made, or a host that must not serve it so: one line that says why, exit code 1. */
export class ReleaseRefused extends Error {
  override readonly name = 'ReleaseRefused';
}

type Options = NonNullable<ParseArgsConfig['options']>;
type Values<O extends Options> = { [K in keyof O]?: O[K]['type'] extends 'boolean' ? boolean : string };

/** Reads flags and words. @throws UsageError for an unknown flag, a missing value, or another number of words than `words` (and up to `more`). */
export function readWords<O extends Options>(args: string[], options: O, words: string[], more = 0): { values: Values<O>; words: string[] } {
  let parsed;
  try {
    parsed = parseArgs({ args, options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError((error instanceof Error ? error.message : String(error)).split('\n')[0]?.split('. To specify')[0] ?? 'wrong flags');
  }
  const { positionals } = parsed;
  if (positionals.length < words.length) throw new UsageError(`missing: ${words.slice(positionals.length).join(' ')}`);
  if (positionals.length > words.length + more) throw new UsageError(`not understood: "${positionals[words.length + more]}"`);
  return { values: parsed.values, words: positionals };
}

/** The path, if it is there. @throws UsageError. */
export function existing(path: string, kind: 'file' | 'folder'): string {
  if (!existsSync(path)) throw new UsageError(`there is no ${kind} "${path}"`);
  if (statSync(path).isDirectory() !== (kind === 'folder')) throw new UsageError(`"${path}" is no ${kind}`);
  return path;
}

/** A whole number within bounds. @throws UsageError. */
export function wholeNumber(flag: string, text: string | undefined, min: number, max: number): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < min || value > max) throw new UsageError(`--${flag} wants a whole number from ${min} to ${max}, not "${text}"`);
  return value;
}
