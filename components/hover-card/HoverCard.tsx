import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { formatDate } from '../../lib/words/dates.ts';
import { directionOf } from '../../lib/words/locale.ts';
import { standingLabel } from '../../lib/words/standing.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Sign } from '../ui/Sign.tsx';
import type { CardProps } from '../../lib/page/card-props.ts';
import { Expanded } from './Expanded.tsx';
import { Foot } from './Foot.tsx';
import { Glance } from './Glance.tsx';
import { idsOf } from './ids.ts';

function Head({ note, facts, shape, locale, t, onClose }: CardProps) {
  return (
    <div class="head">
      <span class="state">
        <Sign standing={note.judgement.standing} />
      </span>
      <h2 id={idsOf(shape).heading} tabIndex={-1}>
        {standingLabel(note.judgement, locale, t)}
      </h2>
      <span class="as-of">{t('asof', { date: formatDate(facts.horizon, locale) })}</span>
      <Button look="icon" name={t('card.close')} onClick={onClose}>
        <Icon name="close" size={14} />
      </Button>
    </div>
  );
}

/**
 * The card of one note: a dialog that blocks nothing, named by its state, described by its fact. Its heading can be focused by script
 * (the only `h2`). Escape closes it and goes no further; everything else that is pressed inside is left alone.
 */
export function HoverCard(props: CardProps & { pageLang?: string }) {
  const { note, theme, expanded, shape = 'hover', locale, onClose } = props;
  const ids = idsOf(shape);
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
      class={`obelus card ${shape}${expanded ? ' expanded' : ''}`}
      data-theme={theme}
      data-standing={note.judgement.standing}
      role="dialog"
      aria-modal="false"
      aria-labelledby={ids.heading}
      aria-describedby={ids.sentence}
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
        aria-labelledby={scrolls ? ids.heading : undefined}
      >
        {expanded ? <Expanded {...props} /> : <Glance {...props} />}
      </div>
      <Foot {...props} />
    </div>
  );
}
