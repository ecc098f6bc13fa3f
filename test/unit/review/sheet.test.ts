import { describe, expect, it } from 'vitest';
import { around, pageAsOfNow, sourcesOf, type Sheet } from '../../../lib/review/sheet.ts';
import { bibliographyOf } from '../../../lib/review/sheet-sources.ts';
import { sheetMarkdown } from '../../../lib/review/sheet-markdown.ts';
import { fileName } from '../../../lib/review/save.ts';
import { standaloneHtml } from '../../../lib/review/standalone.ts';
import { createTranslate } from '../../../lib/words/messages.ts';
import { DETAIL, DETAIL_OF_PAGE, FACTS } from '../../fixtures/notes.ts';
import { messagesOf } from '../words/locales.ts';

const en = messagesOf('en');
const t = createTranslate((key) => en[key]?.message ?? '', 'en');
const sheet: Sheet = { ...DETAIL_OF_PAGE, facts: FACTS, details: new Map([['azure-exclusivity', DETAIL]]) };
const about = { line: 'theledger.example', record: 'Facts as of 21 Nov 2026' };

describe('a sheet as Markdown', () => {
  it('holds every statement, the record of now, what it said then where that was otherwise, and the sources', () => {
    const text = sheetMarkdown(sheet, about, 'en', t);
    expect(text).toMatch(/^# \[Contract talks\]\(<https:\/\/theledger\.example\/a>\)/);
    expect(text.match(/^> /gm)).toHaveLength(3);
    expect(text).toContain('**Changed since 27 Apr 2026.** Since 27 April 2026 OpenAI may sell');
    expect(text).toContain('When the page was read, the record said: Matches the record.');
    expect(text).toContain('[Microsoft and OpenAI, The next phase of the partnership](<https://records.example/joint-2026>), 27 Apr 2026. Stated');
    expect(text).toContain('No longer on the page.');
  });

  it('names each source once, as a footnote, however many statements rest on it', () => {
    const text = sheetMarkdown({ ...sheet, notes: [...sheet.notes, ...sheet.notes] }, about, 'en', t);
    const marks = (one: string): string[] => [...one.matchAll(/\[\^(\d+)\](?!:)/g)].map(([, n]) => n ?? '');
    const [body = '', end = ''] = text.split('\n## Sources\n');
    const defined = [...end.matchAll(/^\[\^(\d+)\]: /gm)].map(([, n]) => n);
    expect(defined).toEqual(defined.map((_, at) => String(at + 1)));
    expect(new Set(marks(body))).toEqual(new Set(defined));
    expect(marks(body).length).toBeGreaterThan(defined.length);
    expect(text.split('https://records.example/joint-2026').length - 1).toBe(1);
    expect(sheetMarkdown({ ...sheet, details: new Map() }, about, 'en', t)).not.toMatch(/^## Sources|\[\^/m);
  });

  it('shows words of the page as they are', () => {
    const page = { ...sheet.page, title: '<img src=x> [a](b)', url: 'https://x.example/a>b' };
    const text = sheetMarkdown({ ...sheet, page }, about, 'en', t);
    expect(text).toContain('\\<img src=x\\> \\[a\\](b)');
    expect(text).toContain('(<https://x.example/a%3Eb>)');
  });
});

describe('the sources of a sheet', () => {
  const [first, second] = DETAIL.sources;
  if (!first || !second) throw new Error('two sources');
  const resting = (sources: (typeof DETAIL.sources)[]): Sheet => ({
    ...sheet,
    notes: sources.map((_, at) => ({ note: { ...DETAIL_OF_PAGE.page.notes[0], claim: `c${at}`, start: at } as never, now: null, moved: false })),
    details: new Map(sources.map((own, at) => [`c${at}`, { ...DETAIL, sources: own }])),
  });

  it('are numbered in the order in which the statements name them, each once', () => {
    const shown = resting([[second], [first, second], [first]]);
    const { list, citations } = bibliographyOf(shown);
    expect(list.map(({ id }) => id)).toEqual([second.id, first.id]);
    expect(
      shown.notes.map((statement) =>
        citations(statement)
          .flatMap(({ numbers }) => numbers)
          .sort((a, b) => a - b),
      ),
    ).toEqual([[1], [1, 2], [2]]);
  });

  it('stand under their publisher, with all who pass them on', () => {
    const other = { ...second, publisher: first.publisher, repeatedBy: ['A'] };
    const shown = resting([[first, other], [{ ...other, repeatedBy: ['B', 'A'] }]]);
    const { list, citations } = bibliographyOf(shown);
    expect(shown.notes.map(citations)).toEqual([[{ publisher: first.publisher, numbers: [1, 2] }], [{ publisher: first.publisher, numbers: [2] }]]);
    expect(list[1]?.repeatedBy).toEqual(['A', 'B']);
  });

  it('of two publishers are two, also under one name', () => {
    expect(bibliographyOf(resting([[first], [{ ...first, url: 'https://other.example/' }]])).list).toHaveLength(2);
  });
});

describe('a sheet for files', () => {
  it('gives each statement its standing of now', () => {
    const [, moved] = pageAsOfNow(sheet).notes;
    expect([moved?.standing, moved?.since, sheet.page.notes[1]?.standing]).toEqual(['changed', '2026-04-27', 'matches']);
  });

  it('names the sources that the comparison rests on, or all of the question', () => {
    const [, moved, other] = sheet.notes;
    if (!moved || !other) throw new Error('two statements');
    expect(sourcesOf(moved, DETAIL).map(({ id }) => id)).toEqual(['joint-2026']);
    expect(sourcesOf({ ...moved, now: null }, DETAIL)).toHaveLength(3);
    expect(sourcesOf(moved, undefined)).toEqual([]);
  });

  it('cuts the words around a statement at whole words', () => {
    const long = 'x'.repeat(20);
    expect(around({ ...DETAIL_OF_PAGE.page.notes[0], before: `${long} ${long} the words `, after: ' and on' } as never)).toEqual({
      before: `… ${long} the words `,
      after: ' and on',
    });
  });

  it('is a page without scripts that loads nothing, whatever its title is', () => {
    const html = standaloneHtml({ title: '</title><script>alert(1)</script>', locale: 'en', styles: 'a{}</style>', body: '<p>x</p>' });
    expect(html).not.toContain('<script');
    expect(html).toContain("default-src 'none'");
    expect(html.match(/<\/style>/g)).toHaveLength(1);
  });

  it('has a name that every file system takes', () => {
    expect(fileName('A/B: "C" <d>?*\u0000', 'html')).toBe('A-B-C-d.html');
    expect(fileName('???', 'md')).toBe('obelus.md');
    expect(fileName('Ü'.repeat(300), 'md').length).toBe(83);
  });
});
