// `npm run build`: the release builds for both browsers.
import { say, takesNothing } from '../setup/say.mjs';
import { build } from './build.ts';

takesNothing('npm run build');
for (const target of ['chrome', 'firefox'] as const) say(`built ${build(target, 'production')}`);
