import { useEffect, useRef, useState } from 'preact/hooks';
import { dayOf, formatDate } from '../../lib/words/dates.ts';
import { Button } from '../ui/Button.tsx';
import type { PopupProps } from './popup-props.ts';

type Props = Pick<PopupProps, 'locale' | 't' | 'now' | 'timeZone'> & { date: { date: string; origin: string } | null; onDate: (date: string | null) => void };

function DateForm({ date, t, now, timeZone, onDate, onDone }: Props & { onDone: () => void }) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  const set = (value: string | null): void => {
    onDate(value);
    onDone();
  };
  const submit = (event: Event): void => {
    event.preventDefault();
    if (input.current?.value) set(input.current.value);
  };
  const closeOnEscape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    onDone();
  };
  return (
    <form class="date-form" onSubmit={submit} onKeyDown={closeOnEscape}>
      <label>
        {t('pop.date.label')} <input type="date" ref={input} required max={dayOf(now, timeZone)} defaultValue={date?.date.length === 10 ? date.date : ''} />
      </label>
      <button type="submit" class="button outline">
        {t('pop.setdate')}
      </button>
      {date?.origin === 'reader' && <Button onClick={() => set(null)}>{t('pop.date.clear')}</Button>}
      <Button onClick={onDone}>{t('act.cancel')}</Button>
    </form>
  );
}

/** The page's date, which decides what "then" means, and the way to set another (ux.md 1.2). */
export function PageDate(props: Props) {
  const { date, locale, t } = props;
  const [open, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(false);
  useEffect(() => {
    if (wasOpen.current && !open) opener.current?.focus();
    wasOpen.current = open;
  }, [open]);
  const said = date ? t(date.origin === 'reader' ? 'pop.published.reader' : 'pop.published', { date: formatDate(date.date, locale) }) : t('card.nodate');
  return (
    <div class="page-date">
      <p>
        {said}{' '}
        <button type="button" class="inline-link" ref={opener} aria-expanded={open} onClick={() => setOpen(!open)}>
          {t(date ? 'pop.wrongdate' : 'pop.setdate')}
        </button>
      </p>
      {open && <DateForm {...props} onDone={() => setOpen(false)} />}
    </div>
  );
}
