import { Button } from '../ui/Button.tsx';
import type { OptionsProps } from './options-props.ts';

/** Matches that the reader objected to: kept here, exported by hand, removed at will. */
export function Cases({ state, actions, t }: Pick<OptionsProps, 'state' | 'actions' | 't'>) {
  const { cases } = state;
  if (!cases || cases.length === 0) return null;
  const file = `data:application/json;charset=utf-8,${encodeURIComponent(JSON.stringify(cases, null, 2))}`;
  return (
    <section class="section" aria-labelledby="cases">
      <h2 id="cases">{t('opt.cases')}</h2>
      <p class="under">{t('opt.cases.hint')}</p>
      <p>{t('opt.cases.count', { n: cases.length })}</p>
      <p>
        <a class="button outline" href={file} download="obelus-cases.json">
          {t('opt.cases.export')}
        </a>{' '}
        <Button look="link" onClick={actions.onCasesForget}>
          {t('opt.cases.forget')}
        </Button>
      </p>
    </section>
  );
}
