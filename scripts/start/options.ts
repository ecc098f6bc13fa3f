import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { isPlainDate } from '../../lib/model/dates.ts';

export type StartOptions = {
  pages: string[];
  headless: boolean;
  json: boolean;
  shot: string | null;
  date: string | null;
  dark: boolean;
  help: boolean;
};

export const USAGE = `npm start [page…]                         a browser with Obelus, a small newsroom and a local pack channel
npm start -- --headless --json [page…]    prints the notes of each page, one JSON object a page
  page            http(s) address, .html file or .txt file (the newsroom's own articles when none is given)
  --date DATE     YYYY-MM-DD, for pages that give no date of their own
  --shot FILE     saves a picture of the first page with the first card open
  --dark          the pages' dark look
  --headless      no window`;

/** A wrong word on the command line: one clear line, exit code 2. */
export class UsageError extends Error {}

/** Reads the command line. @throws UsageError */
export function readOptions(args: string[]): StartOptions {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(args);
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message.split('\n')[0] : String(error));
  }
  const { values, positionals } = parsed;
  if (values.date !== undefined && (!isPlainDate(values.date) || values.date.length !== 10))
    throw new UsageError(`--date wants a day as YYYY-MM-DD, not "${values.date}"`);
  for (const page of positionals) {
    if (/^https?:\/\//.test(page)) continue;
    if (!/\.(html?|xhtml|txt)$/.test(page)) throw new UsageError(`"${page}" is no http(s) address, .html file or .txt file`);
    if (!existsSync(page)) throw new UsageError(`there is no file "${page}"`);
  }
  if (values.shot !== undefined && !values.shot.endsWith('.png')) throw new UsageError('--shot wants the name of a .png file');
  return {
    pages: positionals.map((page) => (/^https?:\/\//.test(page) ? page : path.resolve(page))),
    headless: values.headless ?? (values.json === true || values.shot !== undefined),
    json: values.json ?? false,
    shot: values.shot ?? null,
    date: values.date ?? null,
    dark: values.dark ?? false,
    help: values.help ?? false,
  };
}

function parse(args: string[]) {
  return parseArgs({
    args,
    allowPositionals: true,
    options: {
      headless: { type: 'boolean' },
      json: { type: 'boolean' },
      shot: { type: 'string' },
      date: { type: 'string' },
      dark: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });
}
