import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { citation } from '../../lib/words/citation.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import type { CardProps } from '../../lib/page/card-props.ts';
import { idsOf } from './ids.ts';
import { copyText } from './copy.ts';
import { Tools } from './Tools.tsx';

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

/** What was done, in one polite line, and how to take it back. */
function Said({ said, props }: { said: string; props: CardProps }) {
  const { muted, objected, onMute, onObject, site = '', t } = props;
  const text = said || (muted ? t(`mute.done.${muted}`, { site }) : '');
  return (
    <div class={text ? 'said' : 'said none'}>
      <span role="status">{text}</span>
      {muted && onMute && <Button onClick={() => onMute(null)}>{t('act.undo')}</Button>}
      {objected && onObject && <Button onClick={() => onObject(false)}>{t('case.undo')}</Button>}
    </div>
  );
}

/** The card's actions, what they said, and "Mute or report" with what it opens. */
export function Foot(props: CardProps) {
  const { note, facts, detail, expanded, shape = 'hover', muted, objected, locale, t, onMore, onCopied, onOpenRecord, onPin, onMute } = props;
  const place = useRef<HTMLDivElement>(null);
  const [said, setSaid] = useState('');
  const [tools, setTools] = useState(false);
  const [handed, setHanded] = useState(false);
  useLayoutEffect(() => {
    setSaid('');
    setTools(false);
  }, [note.id]);
  // What was pressed is gone from under the reader's hands: focus goes to what takes it back, or to what opened it.
  useLayoutEffect(() => {
    if (!handed) return;
    setHanded(false);
    const under = place.current;
    const next =
      under?.querySelector<HTMLElement>('.said button') ?? under?.querySelector<HTMLElement>('.opens-tools button') ?? under?.querySelector('button');
    next?.focus();
  }, [handed, muted, objected]);

  const copy = async (): Promise<void> => {
    const sources = detail && typeof detail === 'object' ? detail.sources : null;
    const done = place.current !== null && (await copyText(citation(note, facts, sources, locale, t), place.current.ownerDocument));
    setSaid(t(done ? 'act.cite.ok' : 'act.cite.fail'));
    if (done) onCopied();
  };
  const taken = { ...props, ...(onMute && { onMute: (scope: Parameters<typeof onMute>[0]) => mute(scope) }) };
  function mute(scope: Parameters<NonNullable<CardProps['onMute']>>[0]): void {
    setSaid(scope === null ? t('mute.undone') : '');
    onMute?.(scope);
    setHanded(true);
  }
  return (
    <div class="under" ref={place}>
      {tools && (
        <Tools
          {...taken}
          say={setSaid}
          onDone={() => {
            setTools(false);
            setHanded(true);
          }}
        />
      )}
      <Said said={said} props={taken} />
      <div class="foot">
        <Button expanded={expanded} onClick={() => onMore(!expanded)}>
          {t(expanded ? 'act.less' : 'act.more')}
        </Button>
        {onPin && (
          <Button pressed={shape === 'pinned'} onClick={onPin}>
            {t(shape === 'pinned' ? 'act.pinned' : 'act.pin')}
          </Button>
        )}
        <Button onClick={() => void copy()}>{t('act.cite')}</Button>
        {expanded && (
          <span class="opens-tools">
            <Button expanded={tools} controls={tools ? idsOf(shape).tools : undefined} onClick={() => setTools(!tools)}>
              {t('act.tools')}
            </Button>
          </span>
        )}
        <div class="onward">
          {onOpenRecord && (
            <Button look="link" onClick={onOpenRecord}>
              {t('act.record')}
            </Button>
          )}
          <Steps {...props} />
        </div>
      </div>
    </div>
  );
}
