import type { HistoryNote, HistoryPage } from '../model/history.ts';
import { isoTime, type ExportWords, type Writer } from './writer.ts';

/** The model's own context, and the one of its motivations that the published context forgot. */
const CONTEXT = ['http://www.w3.org/ns/anno.jsonld', { assessing: 'http://www.w3.org/ns/oa#assessing' }];

type TextualBody = { type: 'TextualBody'; purpose: 'assessing' | 'tagging'; value: string; format: 'text/plain'; language?: string };
type Selector = { type: 'TextQuoteSelector'; exact: string; prefix?: string; suffix?: string } | { type: 'TextPositionSelector'; start: number; end: number };

/** One statement in the W3C Web Annotation Data Model (https://www.w3.org/TR/annotation-model/). */
export type Annotation = {
  id: string;
  type: 'Annotation';
  motivation: 'assessing';
  created: string;
  modified?: string;
  generator: { type: 'Software'; name: 'Obelus' };
  body: TextualBody[];
  target: {
    type: 'SpecificResource';
    source: { id: string; type: 'Text'; format: 'text/html'; language?: string; 'dc:title'?: string };
    selector: Selector[];
    state: { type: 'TimeState'; sourceDate: string };
  };
};

function fnv(text: string, start: number): string {
  let hash = start;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}

/** The same IRI for the same statement of the same page in every file: a UUID of version 8 (RFC 9562) made of four hashes. */
function uuidOf(text: string): string {
  const hex = [0x811c9dc5, 0x1b873593, 0x9747b28c, 0x5bd1e995].map((start) => fnv(text, start)).join('');
  const variant = '89ab'[Number.parseInt(hex[16] ?? '0', 16) & 3];
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
}

function selectorsOf(note: HistoryNote): Selector[] {
  const quote: Selector = {
    type: 'TextQuoteSelector',
    exact: note.quote,
    ...(note.before !== undefined && { prefix: note.before }),
    ...(note.after !== undefined && { suffix: note.after }),
  };
  const { start, end } = note;
  return start === undefined || end === undefined || start < 0 || end < start ? [quote] : [quote, { type: 'TextPositionSelector', start, end }];
}

/** The IRI of an address: what may not stand in one is percent-encoded. */
function iri(url: string): string {
  const encode = (sign: string): string => encodeURIComponent(sign);
  try {
    // Some engines leave signs in a host that an IRI cannot have.
    return new URL(url).href.replace(/["<>\\^`{|}\s]/g, encode);
  } catch {
    return encodeURI(url.toWellFormed()).replace(/[\\^`{|}\s]/g, encode);
  }
}

/** The statements of a page as annotations: where each stands, and how it stood by the record when the page was read. */
export function annotationsOf(page: HistoryPage, words: ExportWords): Annotation[] {
  const times = new Map<string, number>();
  return page.notes.map((note) => {
    const name = `${page.key}\n${note.claim}\n${note.quote}`;
    const nth = times.get(name) ?? 0;
    times.set(name, nth + 1);
    const [created, read] = [isoTime(note.from ?? page.firstVisit), isoTime(note.gone ?? page.lastVisit)];
    const said = [words.standing(note), note.fact].filter(Boolean).join('. ');
    return {
      id: uuidOf(`${name}\n${nth}`),
      type: 'Annotation',
      motivation: 'assessing',
      created,
      ...(read !== created && { modified: read }),
      generator: { type: 'Software', name: 'Obelus' },
      body: [
        { type: 'TextualBody', purpose: 'assessing', value: said, format: 'text/plain' },
        { type: 'TextualBody', purpose: 'tagging', value: note.title ?? note.claim, format: 'text/plain' },
      ],
      target: {
        type: 'SpecificResource',
        source: {
          id: iri(page.url),
          type: 'Text',
          format: 'text/html',
          ...(page.lang && { language: page.lang }),
          ...(page.title && { 'dc:title': page.title }),
        },
        selector: selectorsOf(note),
        state: { type: 'TimeState', sourceDate: read },
      },
    };
  });
}

/** A collection with one page that holds all annotations, as JSON-LD. `total` is how many statements there are in all. */
export function annotationWriter(words: ExportWords, about: { label: string; total: number }): Writer {
  let first = true;
  return {
    head: () =>
      `{"@context":${JSON.stringify(CONTEXT)},"id":${JSON.stringify(uuidOf(`collection\n${about.label}\n${about.total}`))},"type":"AnnotationCollection","label":${JSON.stringify(about.label)},"total":${about.total},"first":{"id":${JSON.stringify(uuidOf(`page\n${about.label}\n${about.total}`))},"type":"AnnotationPage","startIndex":0,"items":[`,
    part: (pages) =>
      pages
        .flatMap((page) => annotationsOf(page, words))
        .map((annotation) => {
          const comma = first ? '\n' : ',\n';
          first = false;
          return comma + JSON.stringify(annotation);
        })
        .join(''),
    end: () => '\n]}}\n',
  };
}
