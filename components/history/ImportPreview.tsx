import type { ImportCount } from '../../lib/model/history.ts';
import type { TransferState } from '../../lib/review/transfer.ts';
import { formatDate } from '../../lib/words/dates.ts';
import type { Translate } from '../../lib/words/messages.ts';
import { Button } from '../ui/Button.tsx';

type Props = { preview: NonNullable<TransferState['preview']>; onImport: () => void; onCancel: () => void; locale: string; t: Translate };

/** Lines of the preview beside the pages themselves, each only where there is something to tell. */
const LINES: (keyof ImportCount)[] = ['grown', 'same', 'pins', 'mutes', 'dates', 'sites', 'cases', 'settings', 'kept'];

/** Would the file change anything? */
const addsNothing = (count: ImportCount): boolean =>
  ['pages', 'grown', 'pins', 'mutes', 'dates', 'sites', 'cases', 'settings'].every((key) => count[key as keyof ImportCount] === 0);

/** What a file would add, before anything is added. Nothing that is here is replaced. */
export function ImportPreview({ preview, onImport, onCancel, locale, t }: Props) {
  const { count, name, exported, unreadable } = preview;
  return (
    <section class="import-preview" aria-label={t('import.preview.name', { name })}>
      <p>
        <b>{name}</b>
      </p>
      {exported && <p class="small">{t('import.exported', { date: formatDate(exported.slice(0, 10), locale) })}</p>}
      <p>{addsNothing(count) ? t('import.nothing') : t('import.adds', { n: count.pages, notes: count.notes })}</p>
      <ul>
        {LINES.filter((key) => count[key] > 0).map((key) => (
          <li key={key}>{t(`import.${key}`, { n: count[key] })}</li>
        ))}
        {unreadable > 0 && <li>{t('import.unreadable', { n: unreadable })}</li>}
      </ul>
      <div class="notice-actions">
        <Button look="solid" disabled={addsNothing(count)} onClick={onImport}>
          {t('import.do')}
        </Button>
        <Button look="outline" onClick={onCancel}>
          {t('act.cancel')}
        </Button>
      </div>
    </section>
  );
}
