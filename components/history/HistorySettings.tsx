import { useRef, useState } from 'preact/hooks';
import type { HistoryState } from '../../lib/model/history.ts';
import type { Undo } from '../../lib/review/list-state.ts';
import type { Format, TransferState } from '../../lib/review/transfer.ts';
import { FOR_EVER, RETENTIONS, type Settings } from '../../lib/settings/settings.ts';
import type { Translate } from '../../lib/words/messages.ts';
import { Button } from '../ui/Button.tsx';
import { ImportPreview } from './ImportPreview.tsx';
import { sizeText } from './keep-words.ts';
import { Erase, UndoBar } from './ListBars.tsx';

export type HistorySettingsProps = {
  settings: Pick<Settings, 'history' | 'historyDays'> | null;
  counts: HistoryState | null;
  transfer: TransferState;
  undo: Undo | null;
  onSet: (change: Partial<Pick<Settings, 'history' | 'historyDays'>>) => void;
  onExport: (format: Format) => void;
  onFile: (file: File) => void;
  onImport: () => void;
  onCancel: () => void;
  onErase: () => void;
  onUndo: () => void;
  locale: string;
  t: Translate;
};

const FORMATS: Format[] = ['json', 'csv', 'jsonld', 'markdown'];

/** How large the history is, and what was amiss with writing it. */
function sizeLine({ counts, locale, t }: Pick<HistorySettingsProps, 'counts' | 'locale' | 't'>): string {
  if (!counts) return '';
  const pages = t('keep.pages', { n: counts.pages });
  return counts.bytes === null ? pages : t('keep.size', { pages, size: sizeText(counts.bytes, locale) });
}

function Keeping({ settings, counts, onSet, locale, t }: Pick<HistorySettingsProps, 'settings' | 'counts' | 'onSet' | 'locale' | 't'>) {
  const days = settings?.historyDays ?? 0;
  const choices = [...new Set<number>([...RETENTIONS, ...(days > 0 ? [days] : [])])].toSorted((a, b) => a - b);
  return (
    <>
      <div class="setting">
        <div class="setting-words">
          <label for="keep-history">{t('keep.record')}</label>
          <p class="small" id="keep-history-hint">
            {t('keep.record.hint')}
          </p>
        </div>
        <input
          type="checkbox"
          id="keep-history"
          aria-describedby="keep-history-hint"
          checked={settings?.history ?? true}
          onChange={(event) => onSet({ history: event.currentTarget.checked })}
        />
      </div>
      <div class="setting">
        <div class="setting-words">
          <label for="keep-days">{t('keep.for')}</label>
          <p class="small" id="keep-days-hint">
            {sizeLine({ counts, locale, t })}
          </p>
        </div>
        <select
          id="keep-days"
          aria-describedby="keep-days-hint"
          value={String(days)}
          onChange={(event) => onSet({ historyDays: Number(event.currentTarget.value) })}
        >
          {choices.map((each) => (
            <option key={each} value={String(each)}>
              {each >= FOR_EVER ? t('keep.ever') : t('keep.days', { n: each })}
            </option>
          ))}
        </select>
      </div>
    </>
  );
}

/** What files are doing, in a line: one polite region for progress, end and trouble. */
function transferText({ busy, done, problem }: TransferState, t: Translate): string {
  if (problem) return t(`transfer.problem.${problem.replaceAll('-', '.')}`);
  if (busy) return t(`transfer.busy.${busy.kind}`);
  if (done?.kind === 'exported') return t('transfer.exported', { n: done.pages });
  return done ? t('transfer.imported', { n: done.count.pages, grown: done.count.grown }) : '';
}

function Moving({
  transfer,
  onExport,
  onFile,
  onImport,
  onCancel,
  locale,
  t,
}: Omit<HistorySettingsProps, 'settings' | 'counts' | 'undo' | 'onSet' | 'onErase' | 'onUndo'>) {
  const [format, setFormat] = useState<Format>('json');
  const chooser = useRef<HTMLInputElement>(null);
  const { busy, preview } = transfer;
  return (
    <>
      <div class="setting">
        <div class="setting-words">
          <label for="export-format">{t('transfer.export')}</label>
          <p class="small" id="export-format-hint">
            {t(`transfer.format.${format}.hint`)}
          </p>
        </div>
        <div class="setting-control">
          <select
            id="export-format"
            aria-describedby="export-format-hint"
            value={format}
            onChange={(event) => setFormat(FORMATS.find((each) => each === event.currentTarget.value) ?? 'json')}
          >
            {FORMATS.map((each) => (
              <option key={each} value={each}>
                {t(`transfer.format.${each}`)}
              </option>
            ))}
          </select>
          <Button look="outline" disabled={busy !== null} onClick={() => onExport(format)}>
            {t('transfer.export.do')}
          </Button>
        </div>
      </div>
      <div class="setting">
        <div class="setting-words">
          <p>{t('transfer.import')}</p>
          <p class="small">{t('transfer.import.hint')}</p>
        </div>
        <input
          type="file"
          ref={chooser}
          hidden
          accept=".json,application/json"
          aria-label={t('transfer.import.do')}
          onChange={(event) => {
            const [file] = event.currentTarget.files ?? [];
            if (file) onFile(file);
            // The same file again is a change too.
            event.currentTarget.value = '';
          }}
        />
        <Button look="outline" disabled={busy !== null} onClick={() => chooser.current?.click()}>
          {t('transfer.import.do')}
        </Button>
      </div>
      <p class={transfer.problem ? 'transfer-line problem' : 'transfer-line'} role="status">
        {transferText(transfer, t)}
      </p>
      {busy && busy.total > 0 && <progress max={busy.total} value={busy.done} aria-label={t(`transfer.busy.${busy.kind}`)} />}
      {preview && !busy && <ImportPreview preview={preview} onImport={onImport} onCancel={onCancel} locale={locale} t={t} />}
    </>
  );
}

/** The history's settings: whether and how long pages are kept, how much room they take, files out and in, erasing. Stands in the page of the history and in the settings. */
export function HistorySettings(props: HistorySettingsProps) {
  const { counts, undo, onErase, onUndo, t } = props;
  return (
    <div class="history-settings">
      <Keeping {...props} />
      {counts?.problem && <p class="transfer-line problem">{t(counts.problem.code === 'E_QUOTA' ? 'keep.problem.full' : 'keep.problem')}</p>}
      <Moving {...props} />
      <div class="setting">
        <div class="setting-words">
          <p>{t('keep.erase')}</p>
          <p class="small">{t('keep.erase.hint')}</p>
        </div>
        <Erase total={counts?.pages ?? 0} onErase={onErase} t={t} />
      </div>
      <UndoBar undo={undo} onUndo={onUndo} t={t} />
    </div>
  );
}
