import { render } from 'preact';
import { browser } from 'wxt/browser';
import { SheetArticle } from '../../components/sheet/Sheet.tsx';
import { SheetPage, type SheetPageProps } from '../../components/sheet/SheetPage.tsx';
import '../../components/sheet/sheet.css';
import styles from '../../components/sheet/sheet.css?inline';
import { annotationWriter } from '../../lib/export/annotations.ts';
import { written } from '../../lib/export/writer.ts';
import { ask } from '../../lib/messaging/extension-client.ts';
import { exportWords } from '../../lib/review/export-words.ts';
import { fileName, saveFile } from '../../lib/review/save.ts';
import { sheetMarkdown } from '../../lib/review/sheet-markdown.ts';
import { detailOfTab, pageAsOfNow, type Sheet } from '../../lib/review/sheet.ts';
import { standaloneHtml } from '../../lib/review/standalone.ts';
import { dayOf, formatDate } from '../../lib/words/dates.ts';
import { messageLocale } from '../../lib/words/locale.ts';
import { createTranslate } from '../../lib/words/messages.ts';

const getMessage = (key: string): string => browser.i18n.getMessage(key as '@@ui_locale');
const locale = messageLocale(getMessage, browser.i18n.getUILanguage());
const t = createTranslate(getMessage, locale);
const words = exportWords(t('sheet.title'), locale, t);

let [sheet, said]: [SheetPageProps['sheet'], string] = ['loading', ''];

const aboutOf = ({ page, facts }: Sheet): SheetPageProps['about'] => ({
  line: words.line(page),
  record: facts ? t('sheet.facts', { date: formatDate(facts.horizon, locale), version: facts.version }) : t('pop.facts.none'),
  read: formatDate(dayOf(page.lastVisit), locale),
});

/** `?page=` names a page of the history, `?tab=` an open tab. */
async function load(): Promise<Sheet | 'none'> {
  const asked = new URLSearchParams(location.search);
  const [key, tab] = [asked.get('page'), asked.get('tab')];
  const { facts } = await ask('facts.state', null);
  const detail =
    key !== null ? await ask('history.page', { key }) : tab !== null ? detailOfTab(await ask('tab.state', { tab: Number(tab) }), facts, Date.now()) : null;
  if (!detail) return 'none';
  const claims = [...new Set(detail.notes.map(({ note }) => note.claim))];
  // A question that is no longer in the record has no sources to show.
  const details = await Promise.all(claims.map(async (claim) => [claim, await ask('claim.detail', { claim }).catch(() => null)] as const));
  return { ...detail, facts, details: new Map(details.flatMap(([claim, found]) => (found ? [[claim, found] as const] : []))) };
}

const say = (text: string): void => {
  said = text;
  draw();
};
const withSheet = (work: (sheet: Sheet) => void | Promise<void>) => (): void => {
  if (typeof sheet === 'object') void Promise.resolve(work(sheet)).catch(() => say(t('act.cite.fail')));
};

/** The sheet alone, as it is drawn, with nothing to press. */
function drawn(shown: Sheet): string {
  const host = document.createElement('div');
  render(<SheetArticle sheet={shown} about={aboutOf(shown)} locale={locale} t={t} />, host);
  return host.innerHTML;
}

const actions: SheetPageProps['actions'] = {
  onPrint: () => print(),
  onCopy: withSheet(async (shown) => {
    await navigator.clipboard.writeText(sheetMarkdown(shown, aboutOf(shown), locale, t));
    say(t('sheet.copied'));
  }),
  onSaveHtml: withSheet((shown) => {
    saveFile(
      fileName(shown.page.title, 'html'),
      new Blob([standaloneHtml({ title: shown.page.title || shown.page.url, locale, styles, body: drawn(shown) })], { type: 'text/html' }),
    );
    say(t('sheet.saved'));
  }),
  onSaveJsonLd: withSheet((shown) => {
    const page = pageAsOfNow(shown);
    saveFile(
      fileName(page.title, 'jsonld'),
      new Blob([written(annotationWriter(words, { label: page.title || page.url, total: page.notes.length }), [page])], { type: 'application/ld+json' }),
    );
    say(t('sheet.saved'));
  }),
};

function draw(): void {
  const about = typeof sheet === 'object' ? aboutOf(sheet) : { line: '', record: '', read: '' };
  render(<SheetPage sheet={sheet} about={about} said={said} actions={actions} locale={locale} t={t} />, document.body);
}

document.documentElement.lang = locale;
document.title = `${t('sheet.title')} · Obelus`;
draw();
sheet = await load().catch(() => 'failed' as const);
if (typeof sheet === 'object') document.title = `${sheet.page.title || sheet.page.url} · ${t('sheet.title')}`;
draw();
