import type { ChangeSet, ClaimChange, PartChange } from '../../lib/model/changes.ts';
import { dayOf, formatDate } from '../../lib/words/dates.ts';
import type { PopupWords } from '../popup/popup-props.ts';
import { countsText, sideText } from './change-words.ts';

type Words = PopupWords;

/** One thing that changed: before and after in the record's words. What was not there, or is no more, is said. */
function Part({ part, lang, locale, t }: { part: PartChange; lang: string } & Pick<Words, 'locale' | 't'>) {
  const [before, after] = [sideText(part, 'before', locale, t), sideText(part, 'after', locale, t)];
  const name = t(`chg.part.${part.part}`);
  return (
    <li class="part">
      <p class="part-name">{part.date ? t('chg.part.dated', { part: name, date: formatDate(part.date, locale) }) : name}</p>
      <dl>
        <dt>{t('chg.before')}</dt>
        <dd class="was" lang={before === null ? undefined : lang}>
          {before ?? t('chg.nothing.before')}
        </dd>
        <dt>{t('chg.after')}</dt>
        <dd lang={after === null ? undefined : lang}>{after ?? t(part.change === 'superseded' ? 'chg.ended' : 'chg.nothing.after')}</dd>
      </dl>
    </li>
  );
}

/** A new or a gone question has no parts: it is told by its answer. */
function partsToTell(one: ClaimChange): PartChange[] {
  if (one.change !== 'added' && one.change !== 'removed') return one.parts;
  return [{ part: 'answer', change: one.change, before: one.before, after: one.after }];
}

const Parts = ({ parts, ...words }: { parts: PartChange[]; lang: string } & Pick<Words, 'locale' | 't'>) => (
  <ul>
    {parts.map((part, at) => (
      <Part key={at} part={part} {...words} />
    ))}
  </ul>
);

/** Parts that are told at once; the rest is folded. */
const AT_ONCE = 2;

function ClaimEntry({ one, locale, t }: { one: ClaimChange } & Pick<Words, 'locale' | 't'>) {
  const parts = partsToTell(one);
  // One more alone is not worth a fold.
  const cut = parts.length > AT_ONCE + 1 ? AT_ONCE : parts.length;
  const [first, more] = [parts.slice(0, cut), parts.slice(cut)];
  return (
    <li class="change" data-change={one.change}>
      <h4 lang={one.lang}>{one.question}</h4>
      <p class="change-kind">
        <b>{t(`chg.kind.${one.change}`)}</b> {t(`chg.kind.${one.change}.def`)}
      </p>
      {one.unlisted && <p class="flag">{t('chg.unlisted')}</p>}
      <Parts parts={first} lang={one.lang} locale={locale} t={t} />
      {more.length > 0 && (
        <details class="more">
          <summary>{t('chg.more', { n: more.length })}</summary>
          <Parts parts={more} lang={one.lang} locale={locale} t={t} />
        </details>
      )}
      {one.why && <p class="small">{t('chg.why', { why: one.why })}</p>}
    </li>
  );
}

const same = ({ change, parts }: ClaimChange): boolean => change !== 'added' && change !== 'removed' && parts.length === 0;

/** What one version changed against the one before, computed by the reader's own copy. */
function SetEntry({ set, locale, t, timeZone }: { set: ChangeSet } & Words) {
  const told = set.claims.filter((one) => !same(one));
  const quiet = set.claims.filter(same);
  const kinds = Object.fromEntries(
    ['superseded', 'retracted', 'removed', 'changed', 'added'].map((kind) => [kind, told.filter(({ change }) => change === kind).length]),
  );
  const sources = set.sources;
  return (
    <section class="change-set">
      <h3>{t('chg.set', { date: formatDate(set.to.horizon, locale), version: set.to.version })}</h3>
      <p class="small">
        {t('chg.set.since', { day: formatDate(dayOf(set.at, timeZone), locale), date: formatDate(set.from.horizon, locale), version: set.from.version })}
      </p>
      {told.length > 0 && <p>{countsText(kinds, locale, t)}</p>}
      {set.list !== 'whole' && <p class="small">{t(`chg.list.${set.list}`)}</p>}
      <ul class="change-claims">
        {told.map((one) => (
          <ClaimEntry key={one.claim} one={one} locale={locale} t={t} />
        ))}
      </ul>
      {quiet.length > 0 && <p class="small">{t('chg.same', { n: quiet.length })}</p>}
      {quiet.some(({ unlisted }) => unlisted) && <p class="flag">{t('chg.unlisted.lines', { n: quiet.filter(({ unlisted }) => unlisted).length })}</p>}
      {sources.added + sources.changed + sources.removed > 0 && (
        <p class="small">{t('chg.sources', { added: sources.added, changed: sources.changed, removed: sources.removed })}</p>
      )}
      {set.unlisted.length > 0 && <p class="flag">{t('chg.unlisted.sources', { n: set.unlisted.length })}</p>}
    </section>
  );
}

/** What the kept changes did to one question, the newest first; undefined where none of them touched it. */
export function ClaimChanges({ sets, claim, locale, t }: { sets: readonly ChangeSet[]; claim: string } & Pick<Words, 'locale' | 't'>) {
  const touched = sets.flatMap((set) => set.claims.filter((one) => one.claim === claim && !same(one)).map((one) => ({ set, one })));
  if (touched.length === 0) return <p class="small">{t('rec.edits.none')}</p>;
  return (
    <ul class="change-claims">
      {touched.map(({ set, one }) => (
        <ClaimEntry key={`${set.to.epoch}.${set.to.seq}.${set.at}`} one={one} locale={locale} t={t} />
      ))}
    </ul>
  );
}

/** Every kept change, the newest version first. */
export function ChangeList({ sets, ...words }: { sets: readonly ChangeSet[] } & Words) {
  if (sets.length === 0) return <p>{words.t('chg.none')}</p>;
  return sets.map((set) => <SetEntry key={`${set.to.epoch}.${set.to.seq}.${set.at}`} set={set} {...words} />);
}
