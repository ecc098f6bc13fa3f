import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { FactRecord } from '../../lib/model/record.ts';
import { launch, openExtensionPage } from '../browser/launch.ts';
import { build } from '../build/build.ts';
import { servePages } from '../start/page-source.ts';
import { readPage } from '../start/read-page.ts';
import { placeOf } from '../start/report.ts';
import type { Corpus } from './corpus.ts';
import { predictionsOf, withSiblings, type Prediction } from './predict.ts';

const htmlFilesOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.html'))
    .sort();

/** Puts the texts of the corpus into files of a scratch folder, so that pages held in memory and files of a folder are served alike. */
function filesOf(corpus: Corpus, scratch: string): string[] {
  return [...corpus.text].map(([doc, text]) => {
    const file = path.join(scratch, `${doc.replace(/\.txt$/, '')}.txt`);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
    return file;
  });
}

/**
 * Reads every text of the corpus, and every .html file of its folder, with the built extension in Chromium; progress goes to stderr. Text files are shown as plain
 * articles whose offsets lead back into the file; those of an .html file are into the page's text as it was read.
 */
export async function readInBrowser(record: FactRecord, corpus: Corpus, folder: string): Promise<Prediction[]> {
  const scratch = mkdtempSync(path.join(tmpdir(), 'obelus-eval-'));
  const extension = build('chrome', 'demo');
  const docs = [...corpus.text.keys(), ...htmlFilesOf(folder)];
  const { sources, server } = await servePages([...filesOf(corpus, scratch), ...htmlFilesOf(folder).map((name) => path.join(folder, name))]);
  const launched = await launch({ extension, headless: true });
  try {
    const asker = await openExtensionPage(launched);
    const found: Prediction[] = [];
    for (const [index, source] of sources.entries()) {
      const doc = docs[index] ?? source.name;
      const published = corpus.published.get(doc);
      console.error(`obelus: ${index + 1}/${sources.length} ${doc}`);
      const { page, state } = await readPage(launched, asker, source.url, published ?? null);
      const here: Prediction[] = [];
      for (const note of state.notes) {
        const { claim, quote, reading, judgement, why } = note;
        const statement = { claim, cue: why.cue, quote, reading, standing: judgement.standing, because: why.terms.join(' | '), ...placeOf(note, source.lines) };
        here.push(...predictionsOf(record, doc, published, statement));
      }
      found.push(...withSiblings(here, corpus.text.get(doc) ?? ''));
      await page.close();
    }
    return found;
  } finally {
    await launched.close();
    await server.close();
    rmSync(scratch, { recursive: true, force: true });
  }
}

const keyOf = ({ doc, start, end, claim, cue, polarity, standing, value }: Prediction): string =>
  [doc, `${start}-${end}`, `${claim}/${cue}`, polarity, standing, JSON.stringify(value ?? null)].join(' ');

/** Prints where the browser and this process read text files differently, and what .html pages hold; true when they agree on every text file. */
export function compare(here: readonly Prediction[], browser: readonly Prediction[], texts: readonly string[]): boolean {
  const isText = new Set(texts);
  const [ours, theirs] = [new Set(here.map(keyOf)), new Set(browser.filter(({ doc }) => isText.has(doc)).map(keyOf))];
  const [lost, gained] = [[...ours].filter((key) => !theirs.has(key)), [...theirs].filter((key) => !ours.has(key))];
  for (const key of lost) console.log(`ONLY IN NODE    ${key}`);
  for (const key of gained) console.log(`ONLY IN BROWSER ${key}`);
  for (const one of browser.filter(({ doc }) => !isText.has(doc))) console.log(`PAGE ${one.doc} ${one.claim_type} ${one.standing} "${one.quote}"`);
  console.log(`\nbrowser: ${theirs.size} statements in ${texts.length} text files, ${lost.length + gained.length} unlike those read here`);
  return lost.length + gained.length === 0;
}
