import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Reason } from '../../../lib/model/standing.ts';
import { DETAIL, NOTES, noteWith } from '../../fixtures/notes.ts';
import { button, clear, stageCard, textOf } from './stage.tsx';

const REASONS = Object.keys(NOTES) as Reason[];
beforeEach(() => clear());

describe('the glance (ux.md 2.2)', () => {
  it('is a dialog that blocks nothing, named by its state and described by its fact', () => {
    const { card, root } = stageCard({ note: NOTES['leaves-out'] });
    expect([card.getAttribute('role'), card.getAttribute('aria-modal')]).toEqual(['dialog', 'false']);
    const by = (name: string) => textOf(root.getElementById(card.getAttribute(name) ?? ''));
    expect(by('aria-labelledby')).toBe('Needs context');
    expect(by('aria-describedby')).toBe('$13 billion is committed; $11.9 billion of it was paid in by 30 June 2026.');
    expect(root.querySelectorAll('h2').length).toBe(1);
    expect(root.querySelector('header, footer, main, nav')).toBeNull();
  });

  it.each(REASONS)('%s: sign, label, as-of date, fact first, at most two sentences of its own', (reason) => {
    const note = NOTES[reason];
    const { card, root } = stageCard({ note });
    expect(card.dataset.standing).toBe(note.judgement.standing);
    expect(textOf(root.querySelector('.as-of'))).toBe('as of 21 Nov 2026');
    expect(root.querySelectorAll('.sentences p').length).toBeLessThanOrEqual(2);
    expect(textOf(card)).toContain(note.judgement.fact);
    expect(textOf(card).split(note.judgement.fact).length).toBe(2);
    expect(textOf(root.getElementById(card.getAttribute('aria-describedby') ?? ''))).toBe(note.judgement.fact);
    expect(textOf(card)).not.toMatch(/\{|undefined|null|why\.|state\./);
  });

  it('shows Then and Now for a changed statement', () => {
    const { root } = stageCard({ note: NOTES['fitted-then-not-now'] });
    const rows = [...root.querySelectorAll('.then-now > div')].map(textOf);
    expect(rows).toEqual([
      'ThenPublished 19 Mar 2026. This matched the record.',
      'NowSince 27 April 2026 OpenAI may sell all its products on any cloud; products come to Azure first.',
    ]);
  });

  it('says of a statement that was not compared only what the record said then and says now', () => {
    const [then, now] = ['Azure was the only cloud for the API.', 'OpenAI may sell all its products on any cloud.'];
    const note = noteWith(
      {
        standing: 'context',
        reason: 'open-question',
        fact: now,
        figures: [],
        then: { date: '2026-03-19', text: then },
        now: { date: '2026-11-21', text: now },
      },
      { reading: { ...NOTES['open-question'].reading, open: true } },
    );
    const { root } = stageCard({ note });
    expect([...root.querySelectorAll('.then-now > div')].map(textOf)).toEqual([`ThenPublished 19 Mar 2026. The record said then: ${then}`, `Now${now}`]);
  });

  it('says that the page’s date was not found, and where it can be set', () => {
    const { root } = stageCard({ note: NOTES['fitted-earlier-date-unknown'] });
    expect(textOf(root.querySelector('.then-now'))).toContain(
      "This fitted the record until 27 Apr 2026. The page's date was not found. You can set it in the Obelus popup.",
    );
  });

  it('defines the levels in brackets and counts origins (D6, D7)', () => {
    const { root } = stageCard();
    expect(textOf(root.querySelector('.origins'))).toBe('2 sources: Filed (in a legal or regulatory document), Reported once (by one newsroom)');
  });

  it('names at most four figures, and says how many more there are', () => {
    const { root } = stageCard();
    expect(root.querySelectorAll('.row').length).toBe(4);
    expect(textOf(root.querySelector('.figures'))).toContain('1 more figure under “More”');
  });

  it('leaves no note navigation where there is one note', () => {
    expect(stageCard({ position: { index: 0, total: 1 } }).root.querySelector('.steps')).toBeNull();
    expect(textOf(stageCard().root.querySelector('.steps'))).toBe('Note 2 of 6');
  });

  it('offers the full record only where there is one', () => {
    expect(textOf(stageCard().root.querySelector('.foot'))).not.toContain('Full record');
    const onOpenRecord = vi.fn();
    button('Full record', stageCard({ onOpenRecord }).root).click();
    expect(onOpenRecord).toHaveBeenCalledOnce();
  });

  it('PK-E13 keeps a quote that runs from right to left inside of itself', () => {
    const arabic = '\u0642\u0627\u0644\u062A \u0627\u0644\u0634\u0631\u0643\u0629 13 \u0645\u0644\u064A\u0627\u0631';
    const { card } = stageCard({ note: noteWith({}, { quote: arabic }), expanded: true, detail: DETAIL });
    const quote = card.querySelector('q') as HTMLElement;
    expect(quote.textContent).toContain(arabic);
    expect(quote.getAttribute('dir')).toBe('auto');
    expect([getComputedStyle(quote).direction, getComputedStyle(quote).unicodeBidi]).toEqual(['rtl', 'isolate']);
    expect(getComputedStyle(card).direction).toBe('ltr');
  });

  it('PK-E1 shows the words of a pack and of a page as text', () => {
    const evil = '<img src=x onerror="document.body.dataset.pwned=1"><script>1</script>';
    const note = noteWith({ fact: evil, missing: evil }, { quote: evil, title: evil, question: evil });
    const { card } = stageCard({ note, expanded: true, detail: { ...DETAIL, events: [{ date: '2026', text: evil, documented: true }] } });
    expect(card.querySelector('img, script')).toBeNull();
    expect(textOf(card)).toContain('<script>1</script>');
  });
});

describe('the whole note', () => {
  const expanded = (more = {}) => stageCard({ note: NOTES['fitted-then-not-now'], expanded: true, detail: DETAIL, ...more });

  it('has its parts in order', () => {
    const { root } = expanded({
      note: {
        ...NOTES['sources-disagree'],
        judgement: { ...NOTES['sources-disagree'].judgement, ...NOTES['fitted-then-not-now'].judgement, figures: NOTES['sources-disagree'].judgement.figures },
      },
    });
    const order = ['.this-page', '.then-now', '.events', '.figures', '.sources', '.positions', '.why'].map((part) => root.querySelector(part));
    expect(order.every(Boolean)).toBe(true);
    for (const [index, part] of order.entries()) {
      const next = order[index + 1];
      if (part && next) expect(part.compareDocumentPosition(next) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
    }
  });

  it('quotes the page in its own language and direction', () => {
    document.documentElement.lang = 'fr';
    const quote = expanded().root.querySelector('q');
    expect([quote?.dir, quote?.lang, textOf(quote)]).toEqual(['auto', 'fr', '“every call to the models has to pass through Azure”']);
  });

  it('lists the last four changes, the newest bold', () => {
    const lines = [...expanded().root.querySelectorAll('.events li')];
    expect(lines.map(textOf)).toEqual([
      '21 Jan 2025 Microsoft keeps a right of first refusal on new capacity.',
      '28 Oct 2025 The refusal right ends; interfaces stay on Azure.',
      '27 Feb 2026 Both companies say that stateless calls stay on Azure.',
      '27 Apr 2026 A new agreement ends the exclusivity.',
    ]);
    const weight = (element: Element | undefined) => getComputedStyle(element?.lastElementChild ?? document.body).fontWeight;
    expect([weight(lines[3]), weight(lines[2])]).toEqual(['700', '400']);
  });

  it('lists sources with date, host, level defined once, and repetitions counted', () => {
    const { root } = expanded({ note: noteWith({ because: ['joint-2026', 'paper', 'msft-10k'] }) });
    const [first, second, third] = [...root.querySelectorAll('.sources li')].map(textOf);
    expect(first).toBe('Microsoft and OpenAI, The next phase of the partnership27 Apr 2026, records.exampleStated (by a named party, on the record)');
    expect(second).toContain('Filed (in a legal or regulatory document)');
    expect(third).toContain('The Paper, and 3 repeating it');
    const link = root.querySelector('.sources a');
    expect([link?.getAttribute('rel'), link?.getAttribute('referrerpolicy'), link?.getAttribute('target')]).toEqual([
      'noopener noreferrer',
      'no-referrer',
      '_blank',
    ]);
    expect(textOf(root.querySelector('.positions'))).toContain('Stated, 27 Feb 2026');
  });

  it('PK-E2 links nothing that has no address fit to be linked', () => {
    const [source] = DETAIL.sources;
    const { root } = expanded({ detail: { ...DETAIL, sources: source ? [{ ...source, url: null }] : [] } });
    expect(root.querySelector('.sources a')).toBeNull();
    expect(textOf(root.querySelector('.sources'))).toContain('records.example');
  });

  it('folds away the sources that the comparison does not rest on', () => {
    const { root } = expanded();
    const others = root.querySelector<HTMLDetailsElement>('details.others');
    expect([others?.open, textOf(others?.querySelector('summary'))]).toEqual([false, '2 more sources on this question']);
  });

  it('says where no rule fits and words alone were weighed', () => {
    const note = {
      ...NOTES['open-question'],
      reading: { ...NOTES['open-question'].reading, open: true as const },
      why: { cue: 'weighed', terms: ['outside cloud', 'sell'] },
    };
    const why = textOf(expanded({ note }).root.querySelector('.why'));
    expect(why).toContain('No rule fits this sentence. Its words, above all “outside cloud” and “sell”,');
  });

  it('says why it is marked: words, claim, rule, pack, date', () => {
    const why = textOf(expanded().root.querySelector('.why'));
    expect(why).toContain('It fitted the record on 19 Mar 2026. The record changed on 27 Apr 2026.');
    expect(why).toContain('“call”, “has to”');
    expect(why).toContain('It fits “Azure exclusivity”, rule exclusive-cloud, in the pack ms-openai-aws 2026.11.1, facts as of 21 Nov 2026.');
    expect(why).toContain("The page's date, 19 Mar 2026, stands in its structured data.");
  });

  it.each(['json-ld', 'meta', 'time', 'url', 'text', 'reader'] as const)('says where a date came from: %s', (origin) => {
    const why = textOf(expanded({ note: { ...NOTES['leaves-out'], pageDate: { date: '2026-03-19', origin } } }).root.querySelector('.why'));
    expect(why).toMatch(/The page's date, 19 Mar 2026, (?:stands|was set)/);
  });

  it('waits for the rest, and can ask again when it did not come', () => {
    const waiting = expanded({ detail: 'loading' });
    expect(textOf(waiting.card)).toContain('Loading sources…');
    waiting.update({ detail: 'failed' });
    expect(textOf(waiting.card)).toContain('The sources could not be loaded.');
    button('Try again', waiting.root).click();
    expect(waiting.props.onMore).toHaveBeenCalledWith(true);
  });

  it('adds the context that the record wants beside the statement, once', () => {
    const note = noteWith({ missing: 'The value of the stake is another figure.' });
    expect(textOf(stageCard({ note }).card)).not.toContain('another figure');
    expect(textOf(expanded({ note }).card)).toContain('The value of the stake is another figure.');
    expect(textOf(expanded({ note: NOTES['leaves-out'] }).card).split('the cloud contract is a different sum').length).toBe(2);
  });

  it('shows every figure where there is no full record, and six where there is', () => {
    const note = NOTES['leaves-out'];
    expect(expanded({ note }).root.querySelectorAll('.row').length).toBe(7);
    const limited = expanded({ note, onOpenRecord: () => undefined }).root;
    expect(limited.querySelectorAll('.row').length).toBe(6);
    expect(textOf(limited.querySelector('.figures'))).toContain('1 more figure is in the full record.');
  });
});
