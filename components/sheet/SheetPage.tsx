import type { Sheet } from '../../lib/review/sheet.ts';
import type { Translate } from '../../lib/words/messages.ts';
import { PageShell } from '../page/PageShell.tsx';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { SheetArticle } from './Sheet.tsx';

export type SheetPageProps = {
  /** `none`: the page is not in the history and no open tab shows it. */
  sheet: Sheet | 'loading' | 'none' | 'failed';
  about: { line: string; record: string; read: string };
  said: string;
  actions: { onPrint: () => void; onCopy: () => void; onSaveHtml: () => void; onSaveJsonLd: () => void };
  locale: string;
  t: Translate;
};

/** A reading sheet with what can be done with it. */
export function SheetPage({ sheet, about, said, actions, locale, t }: SheetPageProps) {
  const ready = typeof sheet === 'object';
  const buttons = ready && (
    <>
      <Button look="link" onClick={actions.onPrint}>
        {t('sheet.print')}
      </Button>
      <Button look="link" onClick={actions.onCopy}>
        {t('sheet.copy')}
      </Button>
      <Button look="link" onClick={actions.onSaveHtml}>
        {t('sheet.save.html')}
      </Button>
      <Button look="link" onClick={actions.onSaveJsonLd}>
        {t('sheet.save.jsonld')}
      </Button>
    </>
  );
  return (
    <PageShell here="sheet" actions={buttons} said={said} locale={locale} t={t}>
      {ready ? (
        <SheetArticle sheet={sheet} about={about} locale={locale} t={t} />
      ) : (
        <>
          <h1>{t('sheet.title')}</h1>
          {sheet === 'loading' ? (
            <p role="status">{t('hist.loading')}</p>
          ) : (
            <Notice title={t('sheet.none.title')}>{sheet === 'none' ? t('sheet.none') : t('pop.failed')}</Notice>
          )}
        </>
      )}
    </PageShell>
  );
}
