import { useRef, useState } from 'preact/hooks';
import type { Translate } from '../../lib/words/messages.ts';
import { copyText } from '../hover-card/copy.ts';
import { Button } from '../ui/Button.tsx';

type Props = { text: () => string; label: string; /** Said when it is done. */ done: string; look?: 'outline' | 'link'; t: Translate };

/** Copies a text and says so politely. */
export function CopyButton({ text, label, done, look = 'outline', t }: Props) {
  const place = useRef<HTMLSpanElement>(null);
  const [said, setSaid] = useState('');
  const copy = async (): Promise<void> => {
    const copied = place.current !== null && (await copyText(text(), place.current.ownerDocument));
    setSaid(copied ? done : t('act.cite.fail'));
  };
  return (
    <span class="copy" ref={place}>
      <Button look={look} onClick={() => void copy()}>
        {label}
      </Button>{' '}
      <span class="small" role="status">
        {said}
      </span>
    </span>
  );
}
