import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { featuresOf } from '../../lib/match/features.ts';
import type { Matcher } from '../../lib/match/matcher.ts';
import type { Context } from '../../lib/match/context.ts';
import { nearFeatures, nearness, type Nearness } from '../../lib/match/near.ts';
import type { Sentence } from '../../lib/match/scan.ts';
import type { Example } from '../record/load.ts';
import type { FactRecord } from '../../lib/model/record.ts';
import { pageOf, readCorpus, type Corpus } from '../eval/corpus.ts';
import { readLabelledFolder } from '../eval/labelled.ts';
import { tuningDocuments } from '../eval/split.ts';

export type Row = { page: string; source: string; sentence: string; features: string[]; ruled: Map<string, string[]>; gold: Map<string, string>; optional: boolean; lines: number; near: Map<string,string[]>; only?: Set<string>; weight: number };

const ROOT = resolve(import.meta.dirname, '../..');

export function corpora(): { source: string; corpus: Corpus; docs: Set<string> }[] {
  const list: { source: string; corpus: Corpus; docs: Set<string> }[] = [];
  const own = readLabelledFolder(resolve(ROOT, 'test/fixtures/labelled'));
  if (own) list.push({ source: 'labelled', corpus: own, docs: new Set(tuningDocuments([...own.text.keys()])) });
  const training = resolve(ROOT, 'test/fixtures/training');
  const more = existsSync(training) ? readLabelledFolder(training) : undefined;
  if (more) list.push({ source: 'training', corpus: more, docs: new Set(more.text.keys()) });
  const shared = resolve(ROOT, '../shared/corpus');
  if (existsSync(shared)) {
    const corpus = readCorpus(shared);
    list.push({ source: 'corpus', corpus, docs: new Set(tuningDocuments(corpus.gold.map((one) => one.doc))) });
  }
  return list;
}

function nearOf(matcher: Matcher, record: FactRecord, sentence: Sentence, context: Context): Map<string, string[]> {
  const by = new Map<string, Nearness[]>();
  for (const cue of matcher.cues) { const t = record.claims.get(cue.claim)!.type; const list = by.get(t) ?? []; list.push(nearness(cue, sentence, context)); by.set(t, list); }
  return new Map([...by].map(([t, list]) => [t, nearFeatures(list)]));
}

/** Examples of the record and the record's own sentences. */
export function extraRows(matcher: Matcher, record: FactRecord, examples: ReadonlyMap<string, readonly Example[]>): Row[] {
  const rows: Row[] = [];
  const typeOf = (id: string): string => record.claims.get(id)!.type;
  const all = [...new Set([...record.claims.values()].map((c) => c.type))];
  const add = (title: string, before: readonly string[], text: string, yes: string[], unsure: Set<string>, weight: number, source: string) => {
    const blocks = [title, ...before, text].filter((one) => one !== '').map((one, id) => ({ id, text: one, role: 'paragraph' as const, article: 0 }));
    const study = matcher.study({ url: '', title, lang: 'en', blocks, dates: [], omitted: 0 });
    for (const sentence of study.sentences.filter((one) => one.block.id === blocks.length - 1)) {
      rows.push({ page: `${source}/${rows.length % 30}`, source, sentence: text, features: featuresOf(sentence, study.sentences, study.title, () => []).filter((f) => !f.startsWith('x:') && !f.startsWith('t:')), ruled: new Map(), gold: new Map(yes.map((t) => [t, 'asserted'])), optional: false, lines: yes.length,
        near: nearOf(matcher, record, sentence, study.context), only: new Set(all.filter((t) => yes.includes(t) || !unsure.has(t))), weight });
    }
  };
  const weak = ['party-statement', 'who-reported-it', 'other-dispute-claim'];
  for (const [id, list] of examples) {
    const claim = record.claims.get(id)!;
    const related = [...(claim.related ?? []).map(typeOf), ...weak];
    for (const one of list) {
      const also = (one.also ?? []).map(typeOf);
      if ('not' in one) add(one.title ?? '', one.before ?? [], one.not, also, new Set([...related, ...all.filter((t) => t !== claim.type)]), 0.5, 'examples');
      else add(one.title ?? '', one.before ?? [], one.text, [claim.type, ...also], new Set(related), 0.5, 'examples');
    }
    for (const text of [...claim.holds.map((h) => h.text), ...(claim.events ?? []).map((e) => e.text), ...(claim.positions ?? []).map((e) => e.text)])
      add('', [], text, [claim.type], new Set([...related]), 0.3, 'record');
  }
  return rows;
}

export function rowsOf(matcher: Matcher, record: FactRecord): Row[] {
  const rows: Row[] = [];
  for (const { source, corpus, docs } of corpora()) {
    for (const gold of corpus.gold) {
      if (!docs.has(gold.doc)) continue;
      const { page, offsets } = pageOf(gold.doc, corpus.text.get(gold.doc) ?? '');
      const study = matcher.study(page);
      const { mentions } = matcher.readPage(page);
      const ruledAt = study.sentences.map((sentence) => {
        const map = new Map<string, string[]>();
        const base = sentence.source(sentence.start);
        for (const m of mentions) if (m.block === sentence.block.id && m.sentence.start === base) { const t = record.claims.get(m.claim)!.type; map.set(t, [...(map.get(t) ?? []), `${m.claim}/${m.cue}`]); }
        return map;
      });
      study.sentences.forEach((sentence, i) => {
        const base = offsets[sentence.block.id] ?? 0;
        const [s, e] = [base + sentence.source(sentence.start), base + sentence.source(sentence.end)];
        const at = gold.sentences.findIndex(([a, b]) => Math.min(b, e) - Math.max(a, s) > Math.min(b - a, e - s) / 2);
        const spans = gold.spans.filter((span) => span.start < e && span.end > s);
        rows.push({
          page: `${source}/${gold.doc}`, source, sentence: sentence.text.slice(sentence.start, sentence.end),
          features: study.topic.about ? featuresOf(sentence, study.sentences, study.title, (k) => [...(ruledAt[k]?.keys() ?? [])]) : [],
          ruled: ruledAt[i] ?? new Map(), gold: new Map(spans.map((span) => [span.claim_type, span.polarity])),
          near: nearOf(matcher, record, sentence, study.context), weight: 1,
          optional: gold.optional_sentences?.includes(at) ?? false, lines: spans.length,
        });
      });
    }
  }
  return rows;
}
