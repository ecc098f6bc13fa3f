import type { Mention } from '../model/mention.ts';
import type { PageText } from '../model/page.ts';
import type { FactRecord } from '../model/record.ts';
import { compileCue } from './compile-cue.ts';
import { rivalsOf, type Context } from './context.ts';
import { indexCues } from './cue-index.ts';
import { directionHolds } from './direction.ts';
import { fitCue, type Fit } from './fit.ts';
import { compileLayers } from './layers.ts';
import { learnedReader } from './learned/judge.ts';
import type { Weights } from './learned/weights.ts';
import { ownership } from './owner.ts';
import { mentionOf } from './reading.ts';
import { resolve } from './resolve.ts';
import { makeScanner } from './scan.ts';
import { namesBothSides, NOT_NAMED, topicOf, type Topic } from './topic.ts';
import { lacking, wordsFound } from './why-not.ts';
import { besideWords } from './words-of-language.ts';

export type { Topic } from './topic.ts';

/** What was found on a page, and whether the page is about the record's story at all. */
export type PageReading = { mentions: Mention[]; topic: Topic };

/** A page as the cues read it: what they read in each of the context's sentences. Of a page that does not name both sides nothing is read. */
export type Study = { context: Context; topic: Topic; read: readonly (readonly Fit[])[] };

/** Reads pages against one record. Pure: the same page gives the same mentions. */
export type Matcher = {
  /** Mentions in page order; none where the page is not about the story. */
  read(page: PageText): Mention[];
  /** The same with the page-level decision and its reason. */
  readPage(page: PageText): PageReading;
  /** What the cues alone read on a page: what weights are learned from. */
  study(page: PageText): Study;
  /** For an editor: the words found between two offsets of a block, and for each cue whose key word stands there what it lacked. */
  whyNot(page: PageText, block: number, start: number, end: number): string[];
};

/** Weak cues (who reported it, party statements) need another mention at most this many sentences away. */
const BESIDE_SENTENCES = 2;

/**
 * Compiles a record's concepts and cues once; the matcher then reads any number of pages.
 * @param weights read the sentences in which no cue finds anything; without them, or with those of another pack, the cues read alone, and so they do on pages
 *   that say they are in another language.
 */
export function compileMatcher(record: FactRecord, weights?: Weights): Matcher {
  const lexicon = compileLayers([...record.concepts.values()]);
  const beside = besideWords(record.concepts);
  const scanner = makeScanner(record.concepts, lexicon);
  const rivals = rivalsOf(record.concepts);
  const owns = ownership(record.concepts, rivals, beside);
  const cues = [...record.claims.values()].flatMap((claim) => claim.cues.map((cue) => compileCue(claim, cue, record.concepts)));
  const index = indexCues(cues);
  const learned = weights?.pack === record.pack ? learnedReader(weights, cues, record.concepts) : undefined;
  /** The reader of weights for a page that is about the story and does not say that it is in another language than they were learned in. */
  const learnedFor = ({ lang }: PageText, topic: Topic): typeof learned =>
    topic.about && (lang === null || lang === '' || lang.toLowerCase().split(/[-_]/)[0] === weights?.lang) ? learned : undefined;

  const study = (page: PageText): Study => {
    const { title, named, read: sentencesOf } = scanner(page);
    if (!namesBothSides(named)) return { context: { title, sentences: [], rivals }, topic: NOT_NAMED, read: [] };
    const sentences = sentencesOf();
    const context: Context = { title, sentences, rivals };
    const fits = sentences.map((sentence) => {
      const found: Fit[] = [];
      for (const cue of index.possible(sentence)) {
        if (cue.page.length > 0 && !cue.page.some((id) => named.has(id))) continue;
        for (const fit of fitCue(cue, sentence, context)) if (directionHolds(fit, beside) && owns(fit)) found.push(fit);
      }
      return found;
    });
    const topic = topicOf(
      title,
      sentences,
      fits.flat().filter((fit) => !fit.cue.cue.loose && !fit.cue.cue.weak),
    );
    const allowed = fits.map((found) =>
      found.length === 0 ? found : resolve(found.filter((fit) => !fit.cue.cue.weak && (topic.about || !fit.cue.cue.loose))),
    );
    const read = fits.map((found, i) => {
      if (found.length === 0) return found;
      const weak = found.filter((fit) => fit.cue.cue.weak && besideStrong(allowed, i, fit));
      return resolve([...(allowed[i] ?? []), ...weak]);
    });
    return { context, topic, read };
  };
  const readPage = (page: PageText): PageReading => {
    const { context, topic, read } = study(page);
    const weighing = learnedFor(page, topic);
    const fits = weighing ? context.sentences.map((sentence, i) => (read[i]?.length ? read[i] : weighing.read(sentence, context))) : read;
    return { mentions: fits.flatMap((found) => found.map((fit) => mentionOf(fit, beside))), topic };
  };
  const whyNot: Matcher['whyNot'] = (page, block, start, end) => {
    const { context: studied, topic } = study(page);
    const sentences = topic === NOT_NAMED ? scanner(page).read() : studied.sentences;
    const context: Context = { ...studied, sentences };
    const here = sentences.filter((sentence) => sentence.block.id === block && sentence.source(sentence.start) < end && sentence.source(sentence.end) > start);
    return here.flatMap((sentence) => [
      `words: ${wordsFound(sentence)}`,
      ...index.keyed(sentence).map((cue) => {
        const lack = lacking(cue, sentence, context);
        return `${cue.claim}/${cue.cue.id}${cue.cue.loose ? ' (loose)' : ''}${cue.cue.weak ? ' (weak)' : ''}: ${lack ?? 'fits'}`;
      }),
      ...(learnedFor(page, topic)?.explain(sentence, context) ?? []),
    ]);
  };
  return { study, readPage, whyNot, read: (page) => readPage(page).mentions };
}

/** Is there a mention of another claim in or beside the sentence? */
function besideStrong(strong: readonly (readonly Fit[])[], index: number, fit: Fit): boolean {
  const reach = fit.cue.cue.within?.sentences ?? BESIDE_SENTENCES;
  for (let near = index - reach; near <= index + reach; near += 1) if (strong[near]?.length) return true;
  return false;
}
