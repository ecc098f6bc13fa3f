import { missedText } from '../../lib/words/report.ts';
import { Button } from '../ui/Button.tsx';
import { CopyButton } from './CopyButton.tsx';
import { Notice } from '../ui/Notice.tsx';
import type { PopupProps } from './popup-props.ts';

/** Why a page has no list: what happened, what still works, one action (ux.md 2.9). */
export function PageEmpty({ state, actions, locale, t }: PopupProps) {
  const { tab } = state;
  const facts = state.facts?.facts;
  const site = tab?.site ?? '';
  const solid = (label: string, onClick: () => void) => (
    <Button look="solid" onClick={onClick}>
      {t(label)}
    </Button>
  );
  switch (tab?.status) {
    case 'off':
      return (
        <Notice title={t('empty.off.title')} actions={solid('act.turnon', () => actions.onSwitch(true))}>
          {t('empty.off')}
        </Notice>
      );
    case 'site-off':
      return (
        <Notice title={t('empty.site.title', { site })} actions={solid('act.turnon', () => actions.onSiteSwitch(true))}>
          {t('empty.site')}
        </Notice>
      );
    case 'not-on-list':
      return (
        <Notice
          title={t('perm.none.title')}
          actions={
            <>
              {solid('perm.once', actions.onReadOnce)}
              <Button look="outline" onClick={() => actions.onSiteSwitch(true)}>
                {t('perm.always')}
              </Button>
            </>
          }
        >
          {t('perm.none', { site })}
        </Notice>
      );
    case 'cannot-read':
      return <Notice title={t('empty.blocked.title')}>{t('empty.blocked')}</Notice>;
    case 'no-facts':
      return (
        <Notice title={t('empty.nofacts.title')} detail={state.facts?.problem?.code}>
          {t('empty.nofacts')}
        </Notice>
      );
    case 'nothing-here':
      return (
        <Notice
          title={t('empty.page.title')}
          actions={facts && <CopyButton text={() => missedText(facts, locale, t)} done={t('rep.copied')} label={t('empty.page.missed')} t={t} />}
        >
          {tab.stopped ? t('pop.stopped') : t('empty.page')}
        </Notice>
      );
    default:
      return state.slow && tab === null ? (
        <Notice title={t('build.title')}>{t('build.text')}</Notice>
      ) : (
        <Notice title={t('empty.reading.title')}>{t('empty.reading')}</Notice>
      );
  }
}
