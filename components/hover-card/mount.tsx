import { render } from 'preact';
import type { CardProps, MountedCard } from '../../lib/page/card-props.ts';
import styles from './card.css?inline';
import { HoverCard } from './HoverCard.tsx';

/** Read once, with the first card. */
let sheet: CSSStyleSheet | null = null;
function theSheet(): CSSStyleSheet {
  if (sheet === null) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(styles);
  }
  return sheet;
}

/**
 * Puts a card into `root` (a shadow root, or an element of one of our own pages). Its styles are adopted by the tree it stands in, which
 * a page's security policy does not reach; nothing outside `root` is touched. The caller places it: the card is as wide and high as
 * ux.md 2.2 allows and has no position of its own. Its element is `root.querySelector('[role=dialog]')`, its heading the only `h2`.
 */
export function mountCard(root: ShadowRoot | HTMLElement, props: CardProps): MountedCard {
  const page = root.ownerDocument;
  const tree = root.getRootNode() as Document | ShadowRoot;
  const own = theSheet();
  // It stays when the card goes: to take it away and bring it back makes the browser style the whole tree anew each time.
  if (!tree.adoptedStyleSheets.includes(own)) tree.adoptedStyleSheets = [...tree.adoptedStyleSheets, own];
  const place = page.createElement('div');
  root.append(place);
  const pageLang = page.documentElement.lang || undefined;
  const update = (next: CardProps): void => render(<HoverCard {...next} pageLang={pageLang} />, place);
  update(props);
  return {
    update,
    unmount() {
      render(null, place);
      place.remove();
    },
  };
}
