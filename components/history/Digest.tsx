import type { ListState } from '../../lib/review/list-state.ts';
import { Button } from '../ui/Button.tsx';
import type { HistoryWords } from './history-props.ts';

/** Questions that a digest names. */
const NAMED = 3;

/** After a sync: how many pages that were read rest on answers that changed, on which questions, and the way to them. Nothing while there is no news. */
export function Digest({ list, onShow, t }: { list: ListState; onShow: (claim?: string) => void } & Pick<HistoryWords, 't'>) {
  const news = list.counts?.news ?? 0;
  if (news === 0) return null;
  const claims = list.digest?.claims.filter(({ news: pages }) => pages > 0) ?? [];
  return (
    <section class="digest" aria-label={t('hist.filter.moved')}>
      <p>
        <b>{t('hist.news', { n: news })}</b>
      </p>
      <Button look="link" onClick={() => onShow()}>
        {t('hist.news.show')}
      </Button>
      {claims.length > 0 && (
        <ul>
          {claims.slice(0, NAMED).map(({ claim, title, news: pages }) => (
            <li key={claim}>
              <Button look="link" onClick={() => onShow(claim)}>
                {t('hist.option', { name: title, n: pages })}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
