import { formatDate } from '../../lib/words/dates.ts';
import { reasonText, standingDefinition } from '../../lib/words/standing.ts';
import type { CardPartProps } from './card-props.ts';

/**
 * Why this is marked (DESIGN.md 1.4): what the state means, why it was given, the words that fired, the claim and rule they fit, the pack,
 * and where the page's date was read.
 */
export function WhyMarked({ note, facts, locale, t }: CardPartProps) {
  const { pageDate, why } = note;
  const definition = standingDefinition(note, facts, locale, t);
  const reason = reasonText(note, locale, t);
  const terms = new Intl.ListFormat(locale, { type: 'conjunction' }).format(why.terms.map((text) => t('quote', { text })));
  const how = why.terms.length === 0 ? 'card.why.body.noterms' : note.reading.open ? 'card.why.body.weighed' : 'card.why.body';
  const body = { terms, claim: note.title, rule: why.cue, pack: facts.pack, version: facts.version, date: formatDate(facts.horizon, locale) };
  return (
    <details class="part why" open>
      <summary>{t('card.why')}</summary>
      <p>{definition}</p>
      {!definition.includes(reason) && <p>{reason}</p>}
      <p>{t(how, body)}</p>
      <p>
        {pageDate ? t(`card.date.${pageDate.origin.replace('-', '.')}`, { date: formatDate(pageDate.date, locale) }) : t('card.nodate')}
        {!pageDate && ` ${t('card.setdate.hint')}`}
      </p>
    </details>
  );
}
