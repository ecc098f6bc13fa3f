import { render, type JSX } from 'preact';
import { browser } from 'wxt/browser';
import { RecordIndex } from '../../components/record/RecordIndex.tsx';
import { RecordPage } from '../../components/record/RecordPage.tsx';
import '../../components/record/record.css';
import { ClaimChanges } from '../../components/facts/ChangeList.tsx';
import { FactsNotice, isTroubled } from '../../components/page/FactsNotice.tsx';
import { ask } from '../../lib/messaging/extension-client.ts';
import type { ChangeSet } from '../../lib/model/changes.ts';
import type { FactsState } from '../../lib/messaging/protocol.ts';
import { messageLocale } from '../../lib/words/locale.ts';
import { createTranslate } from '../../lib/words/messages.ts';
import { recordLink, recordPlace } from '../../lib/words/record-link.ts';
import { createIndex, createRecord, linkFrom } from './controller.ts';

const getMessage = (key: string): string => browser.i18n.getMessage(key as '@@ui_locale');
const locale = messageLocale(getMessage, browser.i18n.getUILanguage());
const t = createTranslate(getMessage, locale);
const titled = (name: string): string => `${name} – Obelus`;

document.documentElement.lang = locale;
const place = recordPlace(location.search);

let facts: FactsState | null = null;
let sets: ChangeSet[] = [];
/** What is the matter with the facts that the page rests on; it never keeps the page itself waiting. */
const problem = () => {
  const words = { locale, t, now: Date.now() };
  return facts && isTroubled(facts, words) ? <FactsNotice facts={facts} {...words} /> : undefined;
};
async function withFacts(draw: () => void): Promise<void> {
  [facts, sets] = await Promise.all([
    ask('facts.state', null).catch(() => null),
    ask('facts.changes', null).then(
      (changes) => changes.sets,
      () => [],
    ),
  ]);
  draw();
}
const shared = { locale, t, panel: place.panel };

function showRecord(): void {
  let linkTo = linkFrom(place);
  let draw = (): void => undefined;
  const record = createRecord({
    ask,
    place,
    readdress(next) {
      linkTo = linkFrom(next);
      history.replaceState(null, '', recordLink(next));
    },
    say: (key) => t(key),
    print: () => print(),
    changed(state) {
      document.title = titled(state.view && typeof state.view === 'object' ? state.view.question : t('leaf.record'));
      const edits = (): JSX.Element => <ClaimChanges sets={sets} claim={place.claim ?? ''} locale={locale} t={t} />;
      draw = () => render(<RecordPage state={state} actions={record.actions} linkTo={linkTo} problem={problem()} edits={edits()} {...shared} />, document.body);
      draw();
    },
  });
  void withFacts(() => draw());
  void record.start();
}

function showIndex(): void {
  document.title = titled(t('leaf.record'));
  let draw = (): void => undefined;
  // The words that were searched for come back with "back", and stand in no address.
  const kept: unknown = history.state;
  const index = createIndex(
    {
      ask,
      searched: (text) => history.replaceState(text, ''),
      changed(state) {
        draw = () =>
          render(
            <RecordIndex state={state} onSearch={index.onSearch} onMore={index.onMore} linkTo={linkFrom(place)} problem={problem()} {...shared} />,
            document.body,
          );
        draw();
      },
    },
    typeof kept === 'string' ? kept : '',
  );
  void withFacts(() => draw());
  void index.start();
}

if (place.claim === undefined) showIndex();
else showRecord();
