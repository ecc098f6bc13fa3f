import { render } from 'preact';
import { browser } from 'wxt/browser';
import { RecordIndex } from '../../components/record/RecordIndex.tsx';
import { RecordPage } from '../../components/record/RecordPage.tsx';
import '../../components/record/record.css';
import { ask } from '../../lib/messaging/extension-client.ts';
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

function showRecord(): void {
  let linkTo = linkFrom(place);
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
      render(<RecordPage state={state} actions={record.actions} linkTo={linkTo} locale={locale} t={t} />, document.body);
    },
  });
  void record.start();
}

function showIndex(): void {
  document.title = titled(t('leaf.record'));
  // The words that were searched for come back with "back", and stand in no address.
  const kept: unknown = history.state;
  const index = createIndex(
    {
      ask,
      searched: (text) => history.replaceState(text, ''),
      changed: (state) =>
        render(<RecordIndex state={state} onSearch={index.onSearch} onMore={index.onMore} linkTo={linkFrom(place)} locale={locale} t={t} />, document.body),
    },
    typeof kept === 'string' ? kept : '',
  );
  void index.start();
}

if (place.claim === undefined) showIndex();
else showRecord();
