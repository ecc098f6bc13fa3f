import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Objection } from '../../lib/model/note.ts';
import { reportText } from '../../lib/words/report.ts';
import { Button } from '../ui/Button.tsx';
import type { CardProps } from '../../lib/page/card-props.ts';
import { idsOf } from './ids.ts';
import { copyText } from './copy.ts';

/** What "Mute or report" opens (ux.md 2.2). `say` puts a line into the card's one polite region. */
export function Tools({ say, onDone, ...props }: CardProps & { say: (text: string) => void; onDone: () => void }) {
  const { note, facts, locale, t, site = '', muteScopes = [], muted, onMute, onObject } = props;
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => place.current?.scrollIntoView({ block: 'nearest' }), []);
  const report = async (kind: Objection): Promise<void> => {
    const done = place.current !== null && (await copyText(reportText(kind, note, facts, locale, t), place.current.ownerDocument));
    const keeps = kind === 'match' && onObject !== undefined;
    if (keeps) onObject(true);
    say(t(done ? (keeps ? 'rep.kept' : 'rep.copied') : 'act.cite.fail'));
    onDone();
  };
  return (
    <div class="tools" ref={place} id={idsOf(props.shape).tools}>
      {onMute && !muted && (
        <section>
          <h3>{t('mute.title')}</h3>
          <div class="choices">
            {muteScopes.map((scope) => (
              <Button
                key={scope}
                look="outline"
                onClick={() => {
                  onMute(scope);
                  onDone();
                }}
              >
                {t(`mute.${scope}`, { site })}
              </Button>
            ))}
          </div>
        </section>
      )}
      <section>
        <h3>{t('rep.title')}</h3>
        <div class="choices">
          {(['match', 'fact', 'source'] as const).map((kind) => (
            <Button key={kind} look="outline" onClick={() => void report(kind)}>
              {t(`rep.${kind}`)}
            </Button>
          ))}
        </div>
        <p class="hint">{t('rep.hint')}</p>
      </section>
    </div>
  );
}
