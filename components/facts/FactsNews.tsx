import type { FactsState } from '../../lib/messaging/protocol.ts';
import type { ReadChange } from '../../lib/model/changes.ts';
import { formatDate } from '../../lib/words/dates.ts';
import type { PopupWords } from '../popup/popup-props.ts';
import { Button } from '../ui/Button.tsx';
import { countsText } from './change-words.ts';

type Props = {
  facts: FactsState;
  reads: { reads: ReadChange[]; acknowledgedAt: number } | null;
  onGoBack?: (() => void) | undefined;
  onWhatChanged?: (() => void) | undefined;
} & PopupWords;

/** The reader went back: which facts are in use, which wait, and the way forward. */
function Pinned({ facts, onGoBack, locale, t }: Props) {
  const { other } = facts;
  if (!facts.facts || !other?.newer) return null;
  return (
    <div class="news">
      <p>{t('news.pinned', { date: formatDate(facts.facts.horizon, locale), newer: formatDate(other.horizon, locale) })}</p>
      {onGoBack && (
        <Button look="outline" onClick={onGoBack}>
          {t('act.forward')}
        </Button>
      )}
    </div>
  );
}

/** Claims that are named in the banner; the page has all. */
const AT_MOST = 3;

const Named = ({ claims, t }: { claims: Pick<ReadChange, 'claim' | 'title' | 'lang' | 'change'>[] } & Pick<PopupWords, 't'>) => (
  <ul class="news-claims">
    {claims.map(({ claim, title, lang, change }) => (
      <li key={claim}>
        <span class="kind">{t(`chg.kind.${change}`)}</span> <span lang={lang}>{title}</span>
      </li>
    ))}
  </ul>
);

/** Does the banner tell of claims that were read? Then nothing else on the same view does. */
export const tellsOfReads = (facts: FactsState | null, reads: Props['reads']): boolean =>
  facts !== null && facts.problem === null && facts.freshness !== 'pinned' && facts.news?.acknowledged === false && (reads?.reads.length ?? 0) > 0;

/** The banner of the popup (ux.md 2.4): new facts came, what they changed, and how many claims this reader has read are among them. Until it was looked at. */
export function FactsNews(props: Props) {
  const { facts, reads, onGoBack, onWhatChanged, locale, t } = props;
  const { news, other } = facts;
  if (facts.freshness === 'pinned') return <Pinned {...props} />;
  if (!news || news.acknowledged) return null;
  const read = reads?.reads ?? [];
  return (
    <div class="news">
      {read.length > 0 && (
        <>
          <p>
            <b>{t('pop.changed', { n: read.length })}</b>
          </p>
          <Named claims={read.slice(0, AT_MOST)} t={t} />
        </>
      )}
      <p>
        {t('news.came', { date: formatDate(news.horizon, locale), counts: countsText(news.kinds, locale, t) })}
        {news.unlisted > 0 && <span> {t('news.unlisted', { n: news.unlisted })}</span>}
      </p>
      {read.length === 0 && <Named claims={news.claims.slice(0, AT_MOST)} t={t} />}
      <div class="news-actions">
        {onWhatChanged && (
          <Button look="outline" onClick={onWhatChanged}>
            {t('news.see')}
          </Button>
        )}
        {onGoBack && other && !other.newer && <Button onClick={onGoBack}>{t('act.back')}</Button>}
      </div>
    </div>
  );
}
