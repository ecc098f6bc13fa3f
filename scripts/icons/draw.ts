/**
 * Draws the toolbar icons of `public/icon` from one description, with the browser that is found for the tests: `node scripts/icons/draw.ts`.
 * The sign is the obelus ÷ (never the dagger large, ux.md D10), light on ink so that it stands on bright and dark toolbars. Each size is
 * laid out on whole pixels, because a scaled drawing blurs at 16.
 */
import { chromium } from 'playwright';
import { takesNothing } from '../setup/say.mjs';

/** Side of the icon; height and inset of the bar; radius of the dots and their distance from the middle; corner. All in pixels. */
const SIZES = [
  { side: 16, bar: 2, inset: 2, dot: 1.7, away: 4, corner: 3 },
  { side: 32, bar: 3, inset: 6, dot: 2.9, away: 8, corner: 6 },
  { side: 48, bar: 4, inset: 9, dot: 4.2, away: 12, corner: 9 },
  { side: 96, bar: 8, inset: 18, dot: 8.2, away: 24, corner: 18 },
  { side: 128, bar: 10, inset: 24, dot: 11, away: 32, corner: 24 },
];

function drawing({ side, bar, inset, dot, away, corner }: (typeof SIZES)[number]): string {
  // An odd bar cannot be centred on whole pixels: it and the dots sit half a pixel high together.
  const middle = side / 2 - (bar % 2) / 2;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}" style="display:block">
    <rect width="${side}" height="${side}" rx="${corner}" fill="#1c1b18"/>
    <g fill="#fffefa">
      <rect x="${inset}" y="${middle - bar / 2}" width="${side - 2 * inset}" height="${bar}" rx="${bar / 3}"/>
      <circle cx="${side / 2}" cy="${middle - away}" r="${dot}"/>
      <circle cx="${side / 2}" cy="${middle + away}" r="${dot}"/>
    </g>
  </svg>`;
}

takesNothing('npm run icons');
const browser = await chromium.launch({ executablePath: process.env.CHROME_PATH ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
for (const size of SIZES) {
  const page = await browser.newPage({ viewport: { width: size.side, height: size.side } });
  await page.setContent(`<body style="margin:0">${drawing(size)}`);
  await page.screenshot({ path: `public/icon/${size.side}.png`, omitBackground: true });
  await page.close();
}
await browser.close();
