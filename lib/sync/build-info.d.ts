import type { Channel } from './channel.ts';
import type { BundlePin } from './bundled.ts';

declare global {
  /** The packaged facts as the build made them; put in by scripts/build-info.ts. */
  const __OBELUS_BUNDLE__: BundlePin;
  /** The channel that was built in, or null: then the packaged facts are all there is. */
  const __OBELUS_CHANNEL__: Channel | null;
}
