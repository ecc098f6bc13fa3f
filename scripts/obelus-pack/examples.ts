import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileMatcher, type Matcher } from '../../lib/match/matcher.ts';
import type { Claim } from '../../lib/model/claim.ts';
import { notesOf } from '../../lib/standing/notes.ts';
import { examplePage, faultOf } from '../record/examples.ts';
import { RecordFault, type Example, type LoadedRecord } from '../record/load.ts';

/** What is not as the editor expects of an example: its reading first, then its standing on the day it names. */
function faultIn(loaded: LoadedRecord, matcher: Matcher, claim: Claim, example: Example): string | undefined {
  const reading = faultOf(matcher, claim, example);
  if (reading !== undefined || 'not' in example || example.standing === undefined) return reading;
  const page = examplePage(example);
  const notes = notesOf(loaded.record, matcher.read(page), page, { date: example.on ?? null }).filter(
    (note) => note.claim === claim.id && note.block === page.blocks.length - 1,
  );
  const fits = notes.some(({ judgement }) => judgement.standing === example.standing && (example.since === undefined || judgement.since === example.since));
  const found = notes.map(({ judgement }) => [judgement.standing, judgement.since].filter(Boolean).join(' since ')).join(', ');
  return fits ? undefined : `stands as ${found || 'nothing'}, not ${[example.standing, example.since].filter(Boolean).join(' since ')}: ${example.text}`;
}

/** File and line of an example in data/cues; the file's first line when its words are folded or quoted there. */
function placeOf(data: string, claim: string, example: Example): { file: string; line: number } {
  const words = ('not' in example ? example.not : example.text).slice(0, 30);
  const folder = join(data, 'cues');
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((one) => one.endsWith('.yaml'))) {
    const lines = readFileSync(join(folder, name), 'utf8').split('\n');
    if (lines.some((line) => line.trimEnd() === `claim: ${claim}`))
      return {
        file: join(folder, name),
        line:
          Math.max(
            0,
            lines.findIndex((line) => line.includes(words)),
          ) + 1,
      };
  }
  return { file: folder, line: 1 };
}

/** Runs every example with the product's own matcher and rules: the claims' unit tests (DESIGN.md section 4). */
export function exampleFaults(data: string, loaded: LoadedRecord): RecordFault[] {
  const matcher = compileMatcher(loaded.record);
  return [...loaded.examples].flatMap(([id, examples]) => {
    const claim = loaded.record.claims.get(id);
    if (!claim) return [];
    return examples.flatMap((example) => {
      const fault = faultIn(loaded, matcher, claim, example);
      if (fault === undefined) return [];
      const { file, line } = placeOf(data, id, example);
      return [new RecordFault(file, line, `${id}: the example ${fault}`)];
    });
  });
}
