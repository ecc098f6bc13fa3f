import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { mountCard } from '../components/hover-card/mount.tsx';
import { offerCard } from '../lib/page/card-offer.ts';

/** The card's view, injected beside the reader once a page has notes. It shows nothing by itself. */
export default defineUnlistedScript(() => offerCard(mountCard));
