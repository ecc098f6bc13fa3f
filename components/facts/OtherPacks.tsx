import { useEffect, useRef, useState } from 'preact/hooks';
import type { OtherPublisher, PackFileRefusal, PackFileReport } from '../../lib/messaging/protocol.ts';
import { formatDate } from '../../lib/words/dates.ts';
import { Button } from '../ui/Button.tsx';
import type { FactsViewProps } from './facts-props.ts';

type Props = FactsViewProps;

/** Refusals with words of their own (packs.md T1 to T9); every other one did not pass the checks. */
const REFUSALS: Record<string, string> = {
  E_FILE: 'pack.bad.file',
  E_GZIP: 'pack.bad.file',
  E_PARSE: 'pack.bad.file',
  E_TOO_BIG: 'pack.bad.big',
  E_LIMIT: 'pack.bad.big',
  E_FINGERPRINT: 'pack.bad.fingerprint',
  E_REPO_KEY_CHANGED: 'pack.bad.key',
  E_REPO_RESERVED: 'pack.bad.name',
  E_ENGINE: 'pack.bad.engine',
  E_TOO_MANY: 'pack.bad.toomany',
  E_PACK_ROLLBACK: 'pack.bad.older',
  E_HEAD_ROLLBACK: 'pack.bad.older',
  E_QUOTA: 'pack.bad.room',
  E_DB_MISSING: 'pack.bad.store',
  E_LOCKED: 'pack.bad.busy',
};

const Refusal = ({ refusal, t }: { refusal: PackFileRefusal } & Pick<Props, 't'>) => (
  <div class="ask" role="status">
    <p>
      {t(REFUSALS[refusal.code] ?? 'pack.bad.checks', { n: 12, version: refusal.needs ?? '' })} <span class="small">{refusal.code}</span>
    </p>
  </div>
);

/** What a file says of itself, before anything of it is kept. Focus goes to the question. */
function Question({ report, busy, actions, locale, t }: { report: PackFileReport; busy: boolean } & Pick<Props, 'actions' | 'locale' | 't'>) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.focus(), []);
  const counts = t('pack.counts', { questions: report.counts.claim ?? 0, sources: report.counts.source ?? 0 });
  return (
    <div class="ask pack-ask" role="group" aria-label={t('pack.ask')} tabIndex={-1} ref={place}>
      <h4>{report.title}</h4>
      <p>{t('pack.says', { repo: report.repo })}</p>
      <dl class="pack-lines">
        <dt>{t('pack.fingerprint')}</dt>
        <dd>
          <code>{report.fingerprint}</code>
        </dd>
        <dt>{t('pack.version')}</dt>
        <dd>{t('pack.version.dated', { version: report.version, date: formatDate(report.horizon, locale) })}</dd>
        <dt>{t('pack.holds')}</dt>
        <dd>{counts}</dd>
        <dt>{t('pack.licence')}</dt>
        <dd>{report.license}</dd>
      </dl>
      {report.expired && <p class="small">{t('pack.expired')}</p>}
      {report.is === 'same' ? <p>{t('pack.same')}</p> : <p>{t('pack.warn')}</p>}
      <div class="notice-actions">
        {report.is !== 'same' && (
          <Button look="solid" disabled={busy} onClick={actions.onAddPack}>
            {t('pack.add')}
          </Button>
        )}
        <Button look="outline" onClick={actions.onLeavePack}>
          {t('act.cancel')}
        </Button>
      </div>
    </div>
  );
}

function Publisher({ publisher, actions, locale, t }: { publisher: OtherPublisher } & Pick<Props, 'actions' | 'locale' | 't'>) {
  const [asked, setAsked] = useState(false);
  const { repo, fingerprint, mode, packs } = publisher;
  return (
    <li class="publisher">
      <h4>{repo}</h4>
      <p class="small">
        {t(mode === 'pinned' ? 'pack.mode.pinned' : 'pack.mode.first')} <code>{fingerprint}</code>
      </p>
      <ul>
        {packs.map((pack) => (
          <li key={pack.key}>{t('pack.line', { title: pack.title, version: pack.version, date: formatDate(pack.horizon, locale) })}</li>
        ))}
      </ul>
      {asked ? (
        <div class="ask" role="group" aria-label={t('pack.remove.ask', { repo })}>
          <p>{t('pack.remove.ask', { repo })}</p>
          <Button look="solid" onClick={() => actions.onRemovePublisher(repo)}>
            {t('pack.remove')}
          </Button>
          <Button look="outline" onClick={() => setAsked(false)}>
            {t('act.cancel')}
          </Button>
        </div>
      ) : (
        <Button look="link" name={t('pack.remove.name', { repo })} onClick={() => setAsked(true)}>
          {t('pack.remove')}
        </Button>
      )}
    </li>
  );
}

/** Packs of other publishers: added from a file after its key was shown, listed with it, and removed whole. */
export function OtherPacks({ state, actions, locale, t }: Props) {
  const [fingerprint, setFingerprint] = useState('');
  const { file, publishers } = state;
  const choose = (event: Event): void => {
    const input = event.currentTarget as HTMLInputElement;
    const [one] = input.files ?? [];
    if (one) actions.onPackFile(one, fingerprint);
    // The same file can be chosen again.
    input.value = '';
  };
  return (
    <section class="other-packs" aria-labelledby="obelus-other-packs">
      <h3 id="obelus-other-packs">{t('pack.title')}</h3>
      <p>{t('pack.intro')}</p>
      <div class="pack-form">
        <label>
          <span>{t('pack.fingerprint.given')}</span>
          <input
            type="text"
            spellcheck={false}
            autocomplete="off"
            maxLength={300}
            value={fingerprint}
            onInput={(event) => setFingerprint(event.currentTarget.value)}
          />
        </label>
        <p class="small">{t('pack.fingerprint.hint')}</p>
        <label class="file-label">
          <span>{t('pack.choose')}</span>
          <input type="file" accept=".obpack,.gz" onChange={choose} />
        </label>
      </div>
      <p role="status" class="small">
        {file?.phase === 'reading' && t('pack.reading')}
        {file?.phase === 'added' && t('pack.added', { title: file.report.title, repo: file.report.repo })}
      </p>
      {file?.phase === 'refused' && <Refusal refusal={file.refusal} t={t} />}
      {(file?.phase === 'asked' || file?.phase === 'adding') && (
        <Question report={file.report} busy={file.phase === 'adding'} actions={actions} locale={locale} t={t} />
      )}
      {publishers && publishers.length === 0 && <p class="small">{t('pack.none')}</p>}
      {publishers && publishers.length > 0 && (
        <ul class="publishers" aria-label={t('pack.list')}>
          {publishers.map((publisher) => (
            <Publisher key={publisher.repo} publisher={publisher} actions={actions} locale={locale} t={t} />
          ))}
        </ul>
      )}
    </section>
  );
}
