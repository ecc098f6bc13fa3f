import type { ClaimDetail, SourceLine } from '../../lib/model/note.ts';
import type { Level } from '../../lib/model/source.ts';
import { formatDate } from '../../lib/words/dates.ts';
import { levelText } from '../../lib/words/standing.ts';
import type { CardPartProps } from './card-props.ts';

/** Gives each level its bracketed definition the first time it is named in a card (ux.md 1.3), and its bare name after that. */
export function levelNamer(t: CardPartProps['t']): (level: Level) => string {
  const named = new Set<Level>();
  return (level) => {
    const first = !named.has(level);
    named.add(level);
    return levelText(level, first, t);
  };
}

type Words = Pick<CardPartProps, 'locale' | 't'>;

function Source({ source, level, lang, locale, t }: { source: SourceLine; level: string; lang: string } & Words) {
  const name = t('src.title', { publisher: source.publisher, title: source.title });
  return (
    <li>
      {source.url ? (
        <a href={source.url} target="_blank" rel="noopener noreferrer" referrerpolicy="no-referrer" lang={lang}>
          {name}
        </a>
      ) : (
        <span lang={lang}>{name}</span>
      )}
      <span class="meta">{t('src.dated', { date: formatDate(source.published, locale), host: source.host })}</span>
      <span class="meta">{level}</span>
      {source.repeatedBy.length > 0 && <span class="meta">{t('src.repeat', { outlet: source.publisher, n: String(source.repeatedBy.length) })}</span>}
    </li>
  );
}

/** The sources that the comparison rests on, then, folded away, the others that the record has for the question. Repetitions are counted, not listed. */
export function Sources({
  detail,
  because,
  levelName,
  locale,
  t,
}: { detail: ClaimDetail; because: readonly string[]; levelName: (level: Level) => string } & Words) {
  const rests = detail.sources.filter((source) => because.includes(source.id));
  const [main, others] = rests.length > 0 ? [rests, detail.sources.filter((source) => !rests.includes(source))] : [detail.sources, []];
  if (main.length === 0) return null;
  const list = (sources: readonly SourceLine[], name: (level: Level) => string) => (
    <ul class="sources">
      {sources.map((source) => (
        <Source key={source.id} source={source} level={name(source.level)} lang={detail.lang} locale={locale} t={t} />
      ))}
    </ul>
  );
  return (
    <details class="part" open>
      <summary>{t('src.count', { n: main.length })}</summary>
      {list(main, levelName)}
      {others.length > 0 && (
        <details class="others">
          <summary>{t('src.more', { n: others.length })}</summary>
          {list(others, levelNamer(t))}
        </details>
      )}
    </details>
  );
}

/** What each party says about the question, in the record's words (principle P1). */
export function Positions({ detail, levelName, locale, t }: { detail: ClaimDetail; levelName: (level: Level) => string } & Words) {
  if (detail.positions.length === 0) return null;
  return (
    <section class="part">
      <h3>{t('card.positions')}</h3>
      <dl class="positions">
        {detail.positions.map((position) => (
          <div key={`${position.actor} ${position.date} ${position.source}`}>
            <dt>{position.actor}</dt>
            <dd>
              {position.stance === 'no-comment' && <span class="meta">{t('card.nocomment')}</span>}
              <span lang={detail.lang}>{position.text}</span>
              <span class="meta">{t('card.position.by', { level: levelName(position.level), date: formatDate(position.date, locale) })}</span>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
