import { useEffect, useRef } from 'preact/hooks';
import { Contents } from '../page/Contents.tsx';
import { PageShell } from '../page/PageShell.tsx';
import { Button } from '../ui/Button.tsx';
import { Sign } from '../ui/Sign.tsx';
import { Cases } from './Cases.tsx';
import type { OptionsProps } from './options-props.ts';
import { Keyboard } from './Keyboard.tsx';
import { Reading } from './Reading.tsx';
import { Sites } from './Sites.tsx';
import { HistoryControls, Mutes } from './YourData.tsx';

function About({ version, language, t }: Pick<OptionsProps, 'version' | 'language' | 't'>) {
  return (
    <section class="section" aria-labelledby="about">
      <h2 id="about">{t('opt.about')}</h2>
      <dl class="signs">
        {(['matches', 'differ', 'changed', 'context'] as const).map((standing) => (
          <div key={standing} data-standing={standing}>
            <dt>
              <Sign standing={standing} /> {t(standing === 'changed' ? 'opt.changed' : `state.${standing}`)}
            </dt>
            <dd>{t(`opt.sign.${standing}`)}</dd>
          </div>
        ))}
      </dl>
      <p>{t('priv.line')}</p>
      <p class="small">{t('opt.language', { language })}</p>
      <p class="small">{t('opt.version', { version })}</p>
    </section>
  );
}

function Reset({ state, actions, t }: Pick<OptionsProps, 'state' | 'actions' | 't'>) {
  const button = useRef<HTMLButtonElement>(null);
  const wasBack = useRef(false);
  const back = state.before !== null;
  // The button under the reader's hand becomes another one: focus stays with it.
  useEffect(() => {
    if (back !== wasBack.current) button.current?.focus();
    wasBack.current = back;
  }, [back]);
  return (
    <section class="section" aria-labelledby="reset">
      <h2 id="reset">{t('opt.reset')}</h2>
      <p class="under">{t('opt.reset.hint')}</p>
      <Button look="outline" innerRef={button} onClick={back ? actions.onUndoReset : actions.onReset}>
        {t(back ? 'opt.reset.undo' : 'opt.reset.yes')}
      </Button>
    </section>
  );
}

/** The settings (ux.md 2.6). Everything is saved at once, and said so politely. */
export function OptionsPage(props: OptionsProps) {
  const { state, actions, facts, history, locale, t } = props;
  const { settings, said } = state;
  const parts = [
    { id: 'reading', name: t('opt.reading') },
    { id: 'sites', name: t('opt.sites') },
    { id: 'facts', name: t('opt.facts') },
    { id: 'history', name: t('opt.data') },
    { id: 'mutes', name: t('opt.mutes') },
    ...(state.shortcuts ? [{ id: 'keyboard', name: t('opt.keys') }] : []),
    { id: 'about', name: t('opt.about') },
    { id: 'reset', name: t('opt.reset') },
  ];
  return (
    <PageShell here="options" aside={settings && <Contents parts={parts} name={t('rec.contents')} />} locale={locale} t={t}>
      <h1>{t('leaf.options')}</h1>
      {state.failed && <p role="status">{t('pop.failed')}</p>}
      <p class="saved" role="status">
        {said && <span key={said.times}>{t(said.key)}</span>}
      </p>
      {settings && (
        <>
          <Reading settings={settings} actions={actions} locale={locale} t={t} />
          <Sites settings={settings} state={state} actions={actions} t={t} />
          <section class="section" aria-labelledby="facts">
            <h2 id="facts">{t('opt.facts')}</h2>
            <p class="under">{t('opt.facts.hint')}</p>
            {facts}
          </section>
          <section class="section" aria-labelledby="history">
            <h2 id="history">{t('opt.data')}</h2>
            <p class="under">{t('opt.data.hint')}</p>
            {history ?? <HistoryControls settings={settings} state={state} actions={actions} t={t} />}
          </section>
          <Mutes state={state} actions={actions} t={t} />
          <Cases state={state} actions={actions} t={t} />
          <Keyboard state={state} actions={actions} t={t} />
          <About {...props} />
          <Reset state={state} actions={actions} t={t} />
        </>
      )}
    </PageShell>
  );
}
