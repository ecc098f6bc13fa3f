/**
 * Puts text into the clipboard. The modern way is closed to pages without TLS and to those whose policy forbids it; the old command still
 * works there on a click. The page's own copy listeners are kept out. False when the browser refuses both.
 */
export async function copyText(text: string, near: Document): Promise<boolean> {
  const clipboard = near.defaultView?.navigator.clipboard;
  try {
    if (clipboard) {
      await clipboard.writeText(text);
      return true;
    }
  } catch {
    // Refused by the page's permissions policy, or not focused: the command below may still be allowed.
  }
  return copyByCommand(text, near);
}

function copyByCommand(text: string, near: Document): boolean {
  let done = false;
  const fill = (event: ClipboardEvent): void => {
    event.stopImmediatePropagation();
    event.preventDefault();
    event.clipboardData?.setData('text/plain', text);
    done = event.clipboardData !== null;
  };
  const view = near.defaultView;
  view?.addEventListener('copy', fill, { capture: true });
  near.execCommand('copy');
  view?.removeEventListener('copy', fill, { capture: true });
  return done;
}
