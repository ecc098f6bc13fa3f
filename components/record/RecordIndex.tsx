import type { RecordHit } from '../../lib/model/record-view.ts';
import { formatDate } from '../../lib/words/dates.ts';
import { PageShell } from '../page/PageShell.tsx';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import type { IndexProps } from './record-props.ts';

const KINDS = {
  answer: 'idx.answer',
  event: 'idx.event',
  position: 'idx.position',
  figure: 'idx.figure',
  source: 'idx.source',
  context: 'idx.context',
} as const;

function Hit({ hit, linkTo, locale, t }: { hit: RecordHit } & Pick<IndexProps, 'linkTo' | 'locale' | 't'>) {
  const { found } = hit;
  return (
    <li>
      <h2 lang={hit.lang}>
        <a href={linkTo(hit.claim)}>{hit.question}</a>
      </h2>
      <p lang={hit.lang}>{hit.answer}</p>
      {found && (
        <p class="found">
          <span class="meta">{found.date ? t(KINDS[found.kind], { date: formatDate(found.date, locale) }) : t('idx.context')}</span>{' '}
          <span lang={hit.lang}>{found.text}</span>
        </p>
      )}
      {hit.changed && <p class="meta">{t('idx.changed', { date: formatDate(hit.changed, locale) })}</p>}
    </li>
  );
}

/** Every question of the record, what changed last first, and a search over all that it holds. */
export function RecordIndex({ state, onSearch, onMore, linkTo, problem, panel, locale, t }: IndexProps) {
  const { search, found } = state;
  const list = found !== null && typeof found === 'object' ? found : null;
  return (
    <PageShell here="record" panel={panel} locale={locale} t={t}>
      <h1>{t('leaf.record')}</h1>
      <p class="under-title">{list ? t('idx.about', { date: formatDate(list.horizon, locale) }) : found === null && t('rec.loading')}</p>
      {problem}
      <search>
        <input
          type="search"
          class="record-search"
          value={search}
          aria-label={t('idx.search')}
          placeholder={t('idx.search')}
          maxLength={500}
          onInput={(event) => onSearch(event.currentTarget.value)}
        />
      </search>
      <p class="meta" role="status">
        {list &&
          (search.trim() === ''
            ? t('idx.count', { n: list.total })
            : list.total === 0
              ? t('empty.search', { search })
              : t(list.about ? 'idx.sentence' : 'idx.found', { n: list.total }))}
      </p>
      {found === 'failed' && <Notice title={t('rec.failed.title')}>{t('rec.failed')}</Notice>}
      {found === 'no-facts' && !problem && <Notice title={t('rec.nofacts.title')}>{t('rec.nofacts')}</Notice>}
      {list && list.claims.length > 0 && (
        <ul class="hits">
          {list.claims.map((hit) => (
            <Hit key={hit.claim} hit={hit} linkTo={linkTo} locale={locale} t={t} />
          ))}
        </ul>
      )}
      {list && list.claims.length < list.total && (
        <Button look="outline" onClick={onMore}>
          {t('hist.more')}
        </Button>
      )}
    </PageShell>
  );
}
