import { page } from 'vitest/browser';
import type { Note } from '../../../lib/model/note.ts';
import type { Block, PagePart, PageText } from '../../../lib/model/page.ts';
import type { Standing } from '../../../lib/model/standing.ts';
import type { CardProps, MountCard } from '../../../lib/page/card-props.ts';
import { startReader } from '../../../lib/page/reader.ts';
import type { Reader, ReaderDeps, ReadReply } from '../../../lib/page/reader-deps.ts';
import marksCss from '../../../entrypoints/marks.css?inline';

export const FACTS = { pack: 'test', version: '1', horizon: '2026-11-21', generation: 'g1' };
export const SETTINGS = { look: 'colour', allMentions: false, openDelay: 500 } as const;

/** Says which words of the page are a note, of which claim and state. */
export type Wanted = { words: string; claim?: string; standing?: Standing };

let serial = 0;
const sheet = new CSSStyleSheet();
sheet.replaceSync(marksCss);

/** A note about a stretch of a block. */
export const noteAt = (block: Block, { words, claim, standing }: Wanted, first: boolean): Note => {
  const from = block.text.indexOf(words);
  return {
    id: `${block.id}:${from}:${claim ?? words}`,
    claim: claim ?? words,
    type: 'test',
    title: words,
    question: `What about ${words}?`,
    lang: 'en',
    block: block.id,
    start: from,
    end: from + words.length,
    quote: words,
    first,
    judgement: { standing: standing ?? 'differ', reason: 'sources-disagree', fact: `The record on ${words}.`, figures: [], levels: ['filed'], because: [] },
    reading: { amounts: [], polarity: 'asserted', tense: 'present' },
    pageDate: null,
    why: { cue: 'test', terms: [words] },
    origins: 1,
  };
};

/** Answers like the background: every wanted stretch of every asked block is a note. */
export function notesIn(request: PageText & PagePart, wanted: readonly Wanted[]): Note[] {
  const claims = new Set<string>();
  return request.blocks
    .filter(({ id }) => !request.only || request.only.includes(id))
    .flatMap((block) =>
      wanted
        .filter(({ words }) => block.text.includes(words))
        .sort((one, other) => block.text.indexOf(one.words) - block.text.indexOf(other.words))
        .map((one) => {
          const claim = one.claim ?? one.words;
          const first = !claims.has(claim);
          claims.add(claim);
          return noteAt(block, one, first);
        }),
    );
}

/** A card that is only as much as the reader needs to know of one. */
export const fakeCard: MountCard = (root, props) => {
  const card = document.createElement('div');
  card.setAttribute('role', 'dialog');
  card.style.cssText = 'box-sizing:border-box;width:404px;height:200px;background:#fff;color:#111;border:1px solid #333';
  const heading = document.createElement('h2');
  heading.tabIndex = -1;
  const more = document.createElement('button');
  more.textContent = 'More';
  more.setAttribute('aria-expanded', 'false');
  const next = document.createElement('button');
  next.textContent = 'Next';
  card.append(heading, more, next);
  root.append(card);
  let present: CardProps = props;
  const draw = (): void => {
    heading.textContent = present.note.judgement.fact;
    card.dataset.theme = present.theme;
    card.dataset.position = `${present.position.index + 1} of ${present.position.total}`;
    card.dataset.detail = typeof present.detail === 'string' ? present.detail : present.detail ? 'there' : 'none';
  };
  more.addEventListener('click', () => present.onMore(!present.expanded));
  next.addEventListener('click', () => present.onStep(1));
  draw();
  return {
    update(later) {
      present = later;
      draw();
    },
    unmount: () => card.remove(),
  };
};

export type Started = { reader: Reader; asked: (PageText & PagePart)[]; seen: string[]; ended: () => boolean };

/** Starts a reader on this test's own document, with a background that answers from `wanted`. */
export async function start(wanted: readonly Wanted[], more: Partial<ReaderDeps> & { reply?: Partial<ReadReply> } = {}): Promise<Started> {
  const asked: Started['asked'] = [];
  const seen: string[] = [];
  let ended = false;
  const { reply, ...deps } = more;
  const reader = startReader({
    document,
    view: window,
    read: async (request) => {
      asked.push(request);
      return { notes: notesIn(request, wanted), facts: FACTS, settings: SETTINGS, ...reply };
    },
    detail: async (claim) => ({ claim, question: '', lang: 'en', events: [], sources: [], positions: [] }),
    seen: (claim) => void seen.push(claim),
    alive: () => true,
    stamp: async () => 'same',
    mentions: () => true,
    words: {
      region: (n) => `Obelus notes: ${n} on this page`,
      announce: (n) => `${n} notes on this page`,
      sign: (i, n, { note }) => `Note ${i} of ${n}: ${note.judgement.standing}. “${note.quote}”`,
    },
    ended: () => (ended = true),
    mounter: () => fakeCard,
    t: (key) => key,
    locale: 'en',
    shadow: { mode: 'open' },
    language: { lang: 'en', dir: 'ltr' },
    retryWaits: [0, 0],
    ...deps,
  });
  running.push(reader);
  await reader.ready;
  return { reader, asked, seen, ended: () => ended };
}

const running: Reader[] = [];

/** An empty page of the size the pictures of the design have, with the marks' own style as the background would insert it. */
export async function emptyPage(width = 1240, height = 800): Promise<void> {
  running.splice(0).forEach((reader) => reader.stop());
  await page.viewport(width, height);
  for (const name of document.documentElement.getAttributeNames()) if (name !== 'lang') document.documentElement.removeAttribute(name);
  for (const name of document.body.getAttributeNames()) document.body.removeAttribute(name);
  document.body.replaceChildren();
  document.title = `Test ${(serial += 1)}`;
  document.documentElement.lang = 'en';
  document.adoptedStyleSheets = [sheet];
  document.getSelection()?.removeAllRanges();
  window.scrollTo(0, 0);
}

export const host = (): HTMLElement | null => document.querySelector<HTMLElement>('obelus-notes');
export const shadow = (): ShadowRoot => {
  const root = host()?.shadowRoot;
  if (!root) throw new Error('no overlay in this page');
  return root;
};
export const card = (): HTMLElement | null => host()?.shadowRoot?.querySelector<HTMLElement>('[role=dialog]:not(.coming *)') ?? null;
export const signs = (): HTMLElement[] => [...shadow().querySelectorAll<HTMLElement>('.margin-sign')];

/** Registered highlights of Obelus, each with the words it covers. */
export const painted = (): Record<string, string[]> =>
  Object.fromEntries(
    [...CSS.highlights].filter(([name, { size }]) => name.startsWith('obelus-') && size > 0).map(([name, highlight]) => [name, [...highlight].map(wordsOf)]),
  );

/** The words of a range with white space as one reads it. */
export function wordsOf(stretch: AbstractRange): string {
  const range = document.createRange();
  range.setStart(stretch.startContainer, stretch.startOffset);
  range.setEnd(stretch.endContainer, stretch.endOffset);
  return range.toString().replace(/[ \t\n\r\f]+/g, ' ');
}

/** Middle of the first line of some words of the page, in the viewport. */
export function middleOf(words: string, root: Node = document.body): { x: number; y: number; node: Element } {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const at = (node as Text).data.indexOf(words);
    if (at < 0 || !node.parentElement) continue;
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + words.length);
    const box = range.getClientRects()[0];
    if (box) return { x: box.x + box.width / 2, y: box.y + box.height / 2, node: node.parentElement };
  }
  throw new Error(`"${words}" is not on the page`);
}

/** A new task after rendering: what was scheduled for the next frame has been done. */
export const nextFrame = (): Promise<void> => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)));
export const pass = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** A small article with three claims, one of them said twice. */
export const ARTICLE = `
  <header><nav><a href="#n">Sections</a></nav></header>
  <main style="margin:40px auto;width:680px;font:18px/30px serif">
    <h1>A deal, and a quarrel over it</h1>
    <p id="one">The company has <b>put thirteen billion</b> into the laboratory since the start of the decade, and wants it back.</p>
    <p id="two">Every call <a href="#x">must be routed through</a> its cloud, say people who have seen the papers.</p>
    <p id="three">A court will hear both sides, and the company has put thirteen billion into it again.</p>
  </main>`;

/** What the background would say of it. */
export const WANTED: Wanted[] = [
  { words: 'put thirteen billion', claim: 'money', standing: 'differ' },
  { words: 'must be routed through its cloud', claim: 'cloud', standing: 'changed' },
  { words: 'A court will hear both sides', claim: 'court', standing: 'context' },
];
