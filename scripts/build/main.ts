// `npm run build`: the release builds for both browsers.
import { say } from '../setup/say.mjs';
import { build } from './build.ts';

for (const target of ['chrome', 'firefox'] as const) say(`built ${build(target, 'production')}`);
