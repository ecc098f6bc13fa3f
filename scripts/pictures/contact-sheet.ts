import { readFileSync } from 'node:fs';
import path from 'node:path';
import { chromium } from '@playwright/test';

/** How wide each picture is drawn (CSS px), and how many stand in a row. */
type SheetOptions = { width: number; columns?: number };

const escape = (text: string): string => text.replaceAll(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
const asData = (file: string): string => `data:image/${path.extname(file).slice(1)};base64,${readFileSync(file).toString('base64')}`;

/** Sets pictures side by side, each with its file's name, on one picture to be looked at. Draws with the browser at CHROME_PATH. */
export async function contactSheet(files: readonly string[], out: string, { width, columns = 4 }: SheetOptions): Promise<void> {
  const cells = files.map((file) => {
    return `<figure><img style="width:${width}px" src="${asData(file)}"><figcaption>${escape(path.basename(file))}</figcaption></figure>`;
  });
  const style = `body{margin:12px;display:grid;grid-template-columns:repeat(${columns},max-content);gap:12px;background:#777;font:13px/1.4 sans-serif}
    figure{margin:0}img{display:block;outline:1px solid #f0f}figcaption{background:#fff;padding:2px 4px}`;
  const browser = await chromium.launch({ ...(process.env.CHROME_PATH && { executablePath: process.env.CHROME_PATH }), args: ['--disable-gpu'] });
  try {
    const page = await browser.newPage({ viewport: { width: columns * (width + 12) + 12, height: 600 } });
    await page.setContent(`<!doctype html><title>Contact sheet</title><style>${style}</style>${cells.join('')}`);
    await page.screenshot({ path: out, fullPage: true });
  } finally {
    await browser.close();
  }
}
