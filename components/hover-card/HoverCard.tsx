import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { citation } from '../../lib/words/citation.ts';
import { formatDate } from '../../lib/words/dates.ts';
import { directionOf } from '../../lib/words/locale.ts';
import { standingLabel } from '../../lib/words/standing.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Sign } from '../ui/Sign.tsx';
import type { CardProps } from './card-props.ts';
import { copyText } from './copy.ts';
import { Expanded } from './Expanded.tsx';
import { Glance, SENTENCE_ID } from './Glance.tsx';

const HEADING_ID = 'obelus-heading';

function Head({ note, facts, locale, t, onClose }: CardProps) {
  return (
    <div class="head">
      <span class="state">
        <Sign standing={note.judgement.standing} />
      </span>
      <h2 id={HEADING_ID} tabIndex={-1}>
        {standingLabel(note.judgement, locale, t)}
      </h2>
      <span class="as-of">{t('asof', { date: formatDate(facts.horizon, locale) })}</span>
      <Button look="icon" name={t('card.close')} onClick={onClose}>
        <Icon name="close" size={14} />
      </Button>
    </div>
  );
}

function Steps({ position, t, onStep }: CardProps) {
  if (position.total < 2) return null;
  return (
    <div class="steps">
      <Button look="icon" name={t('card.prev')} onClick={() => onStep(-1)}>
        <Icon name="previous" />
      </Button>
      <span aria-live="polite">{t('note.nav', { i: position.index + 1, n: String(position.total) })}</span>
      <Button look="icon" name={t('card.next')} onClick={() => onStep(1)}>
        <Icon name="next" />
      </Button>
    </div>
  );
}

function Actions(props: CardProps) {
  const { note, facts, detail, expanded, locale, t, onMore, onCopied, onOpenRecord } = props;
  const place = useRef<HTMLDivElement>(null);
  const [said, setSaid] = useState('');
  useLayoutEffect(() => setSaid(''), [note.id]);
  const copy = async (): Promise<void> => {
    const sources = detail && typeof detail === 'object' ? detail.sources : null;
    const done = place.current !== null && (await copyText(citation(note, facts, sources, locale, t), place.current.ownerDocument));
    setSaid(t(done ? 'act.cite.ok' : 'act.cite.fail'));
    if (done) onCopied();
  };
  return (
    <div class="foot" ref={place}>
      <Button expanded={expanded} onClick={() => onMore(!expanded)}>
        {t(expanded ? 'act.less' : 'act.more')}
      </Button>
      <Button onClick={() => void copy()}>{t('act.cite')}</Button>
      {onOpenRecord && (
        <Button look="link" onClick={onOpenRecord}>
          {t('act.record')}
        </Button>
      )}
      <Steps {...props} />
      <span class="said" role="status">
        {said}
      </span>
    </div>
  );
}

/**
 * The card of one note: a dialog that blocks nothing, named by its state, described by its fact. Its heading can be focused by script
 * (the only `h2`). Escape closes it and goes no further; everything else that is pressed inside is left alone.
 */
export function HoverCard(props: CardProps & { pageLang?: string }) {
  const { note, theme, expanded, locale, onClose } = props;
  const body = useRef<HTMLDivElement>(null);
  const [scrolls, setScrolls] = useState(false);
  // A scroller must be reachable by keyboard even where nothing inside it is; one that does not scroll must not be a tab stop.
  useLayoutEffect(() => {
    const element = body.current;
    if (element) setScrolls(element.scrollHeight > element.clientHeight + 1);
  });
  useLayoutEffect(() => body.current?.scrollTo(0, 0), [note.id]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    onClose();
  };
  return (
    <div
      class={`obelus card${expanded ? ' expanded' : ''}`}
      data-theme={theme}
      data-standing={note.judgement.standing}
      role="dialog"
      aria-modal="false"
      aria-labelledby={HEADING_ID}
      aria-describedby={SENTENCE_ID}
      lang={locale}
      dir={directionOf(locale)}
      onKeyDown={onKeyDown}
    >
      <Head {...props} />
      <div
        class="body"
        ref={body}
        key={note.id}
        tabIndex={scrolls ? 0 : undefined}
        role={scrolls ? 'group' : undefined}
        aria-labelledby={scrolls ? HEADING_ID : undefined}
      >
        {expanded ? <Expanded {...props} /> : <Glance {...props} />}
      </div>
      <Actions {...props} />
    </div>
  );
}
