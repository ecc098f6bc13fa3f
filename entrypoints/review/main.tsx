import { render } from 'preact';
import { browser } from 'wxt/browser';
import { ReviewPage } from '../../components/history/ReviewPage.tsx';
import '../../components/history/review.css';
import { ask, onAnnouncement } from '../../lib/messaging/extension-client.ts';
import { exportWords } from '../../lib/review/export-words.ts';
import { createList } from '../../lib/review/list.ts';
import { EMPTY_LIST } from '../../lib/review/list-state.ts';
import { saveFile } from '../../lib/review/save.ts';
import { createTransfer, NO_TRANSFER } from '../../lib/review/transfer.ts';
import type { Settings } from '../../lib/settings/settings.ts';
import { messageLocale } from '../../lib/words/locale.ts';
import { createTranslate } from '../../lib/words/messages.ts';

const getMessage = (key: string): string => browser.i18n.getMessage(key as '@@ui_locale');
const locale = messageLocale(getMessage, browser.i18n.getUILanguage());
const t = createTranslate(getMessage, locale);

let [state, files, settings] = [EMPTY_LIST, NO_TRANSFER, null as Settings | null];

/** `?claim=…` or `?changed` opens the page with that filter. */
const asked = new URLSearchParams(location.search);
const claim = asked.get('claim');

const list = createList(
  {
    ask,
    later: (callback, milliseconds) => setTimeout(callback, milliseconds),
    never: (timer) => clearTimeout(timer as ReturnType<typeof setTimeout> | undefined),
    openOwn: (path) => void browser.tabs.create({ url: new URL(path, location.origin).href }),
  },
  (changed) => {
    state = changed;
    draw();
  },
  { ...(claim !== null && { claim }), ...(asked.has('changed') && { movedSince: 0 }) },
);
const transfer = createTransfer(
  {
    ask,
    now: () => Date.now(),
    engine: browser.runtime.getManifest().version,
    words: exportWords(t('review.title'), locale, t),
    save: saveFile,
    added: () => void list.refresh(),
  },
  (changed) => {
    files = changed;
    draw();
  },
);
async function setSettings(change: Partial<Settings> | null): Promise<void> {
  settings = change ? await ask('settings.set', change) : await ask('settings.get', null);
  draw();
}

function draw(): void {
  const keeping = {
    settings,
    transfer: files,
    onSet: (change: Partial<Settings>) => void setSettings(change),
    onExport: (format: Parameters<typeof transfer.onExport>[0]) => transfer.onExport(format),
    onFile: transfer.onFile,
    onImport: transfer.onImport,
    onCancel: transfer.onCancel,
  };
  const props = { list: state, actions: list.actions, keeping, locale, t, now: Date.now() };
  render(<ReviewPage {...props} onExportSelected={() => transfer.onExport('json', [...state.selected])} />, document.body);
}

document.documentElement.lang = locale;
document.title = `${t('review.title')} · Obelus`;
addEventListener('keydown', (event) => {
  const field = event.target instanceof HTMLInputElement && event.target.type !== 'checkbox';
  if (event.key.toLowerCase() !== 'z' || !(event.ctrlKey || event.metaKey) || field || !state.undo) return;
  event.preventDefault();
  list.actions.onUndo();
});
onAnnouncement(() => list.changedElsewhere());
void list.start();
void setSettings(null).catch(() => undefined);
