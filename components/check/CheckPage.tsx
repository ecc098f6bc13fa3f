import { useEffect, useRef } from 'preact/hooks';
import { formatDate } from '../../lib/words/dates.ts';
import { lineText, standingLabel } from '../../lib/words/standing.ts';
import { PageShell } from '../page/PageShell.tsx';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Sign } from '../ui/Sign.tsx';
import type { Checked, CheckProps } from './check-props.ts';

/** The field for the text, and the date that "then" is read on. */
function Form({ state, actions, today, t }: CheckProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);
  const submit = (event: Event): void => {
    event.preventDefault();
    actions.onCheck();
  };
  return (
    <form class="check-form" onSubmit={submit}>
      <label for="text">{t('check.text')}</label>
      <textarea
        id="text"
        ref={field}
        rows={14}
        dir="auto"
        spellcheck={false}
        autocomplete="off"
        value={state.text}
        onInput={(event) => actions.onText(event.currentTarget.value)}
      />
      <div class="field">
        <label for="date">{t('check.date')}</label>
        <input
          type="date"
          id="date"
          aria-describedby="date-hint"
          max={today}
          value={state.date ?? ''}
          onChange={(event) => actions.onDate(event.currentTarget.value || null)}
        />
      </div>
      <p class="small" id="date-hint">
        {t('check.date.hint')}
      </p>
      <button type="submit" class="button solid" aria-disabled={state.text.trim() === '' || undefined}>
        {t('check.go')}
      </button>
    </form>
  );
}

function NoteList({ checked, onShow, locale, t }: { checked: Checked; onShow: (note: string) => void } & Pick<CheckProps, 'locale' | 't'>) {
  return (
    <ol class="check-notes" aria-label={t('check.notes')}>
      {(checked.notes ?? []).map((note) => {
        const line = lineText(note, locale, t);
        return (
          <li key={note.id} data-standing={note.judgement.standing}>
            <button type="button" class="check-note" onClick={() => onShow(note.id)}>
              <Sign standing={note.judgement.standing} />
              <span>
                <span class="quote" dir="auto">
                  {t('quote', { text: note.quote })}
                </span>{' '}
                <span class="line">
                  <b>{standingLabel(note.judgement, locale, t)}</b> <span lang={line.fromRecord ? note.lang : undefined}>{line.text}</span>
                </span>
              </span>
            </button>
          </li>
        );
      })}
    </ol>
  );
}

/** The text as paragraphs, for marks to be put on; drawn once and then left alone. */
function Text({ checked, onShown, t }: { checked: Checked; onShown: (place: HTMLElement) => void } & Pick<CheckProps, 't'>) {
  const place = useRef<HTMLElement>(null);
  useEffect(() => {
    if (place.current) onShown(place.current);
    // One text, one reading.
  }, [checked.paragraphs]);
  return (
    <article class="checked-text" ref={place} lang="" aria-label={t('check.yourtext')}>
      {checked.paragraphs.map((paragraph, index) => (
        <p key={index} dir="auto">
          {paragraph}
        </p>
      ))}
    </article>
  );
}

/** What was found, in words: how many statements, on which date, and that the rest was not checked. */
function Found({ checked, t, locale }: { checked: Checked } & Pick<CheckProps, 't' | 'locale'>) {
  if (checked.failed) return <p>{t('check.failed')}</p>;
  if (checked.notes === null) return <p>{t('check.reading')}</p>;
  return (
    <>
      <p>{checked.notes.length > 0 ? t('check.coverage', { n: checked.notes.length }) : t('check.nothing')}</p>
      <p>{checked.date ? t('check.on', { date: formatDate(checked.date, locale) }) : t('check.nodate')}</p>
      {checked.omitted > 0 && <p>{t('check.omitted', { n: checked.omitted })}</p>}
    </>
  );
}

/** "Check a text": the notes that a page would get, for a text that the reader pastes (a PDF's, a mail's). */
export function CheckPage(props: CheckProps) {
  const { state, actions, locale, t } = props;
  const { checked } = state;
  return (
    <PageShell here="check" locale={locale} t={t}>
      <h1>{t('leaf.check')}</h1>
      {checked === null ? (
        <>
          <p class="under-title">{t('check.about')}</p>
          <Form {...props} />
          <Notice title={t('check.private.title')}>{t('check.private')}</Notice>
        </>
      ) : (
        <>
          <div class="check-head">
            <div class="small" role="status">
              <Found checked={checked} t={t} locale={locale} />
            </div>
            <Button look="outline" onClick={actions.onEdit}>
              {t('check.edit')}
            </Button>
          </div>
          <Text checked={checked} onShown={actions.onShown} t={t} />
          {checked.notes !== null && checked.notes.length > 0 && (
            <section class="section" aria-labelledby="statements">
              <h2 id="statements">{t('check.notes')}</h2>
              <NoteList checked={checked} onShow={actions.onShow} locale={locale} t={t} />
            </section>
          )}
        </>
      )}
    </PageShell>
  );
}
