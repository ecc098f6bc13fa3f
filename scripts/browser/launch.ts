import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, type BrowserContext, type Page, type Worker } from '@playwright/test';

export type Launched = {
  context: BrowserContext;
  /** Origin of the extension's own pages, without a slash at the end. */
  origin: string;
  worker(): Promise<Worker>;
  close(): Promise<void>;
};

export type LaunchOptions = {
  extension: string;
  headless: boolean;
  /** A profile that outlives the browser; otherwise a fresh one is made and removed. */
  profile?: string;
  colorScheme?: 'light' | 'dark';
  /** As on a system that sets the reader's own colours. */
  forcedColors?: 'active';
  viewport?: { width: number; height: number } | null;
  /** Resolve no name but loopback: nothing can leave the computer, whatever happens. */
  closed?: boolean;
  /** Leave the page that opens at the installation where it is; otherwise it is closed before the browser is handed over, so that no page loses the front to it. */
  welcome?: boolean;
  args?: string[];
  ignoreDefaultArgs?: string[];
};

const QUIET = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-default-apps',
  '--no-first-run',
  '--disable-quic',
  '--disable-gpu',
];

/** Starts Chromium (CHROME_PATH) with the built extension loaded and waits for its service worker. */
export async function launch(options: LaunchOptions): Promise<Launched> {
  const profile = options.profile ?? (await mkdtemp(path.join(tmpdir(), 'obelus-profile-')));
  // Chromium writes this file in a profile's first session, in which alone Obelus is installed.
  const fresh = !existsSync(path.join(profile, 'Local State'));
  const context = await chromium.launchPersistentContext(profile, {
    ...(process.env.CHROME_PATH && { executablePath: process.env.CHROME_PATH }),
    headless: options.headless,
    colorScheme: options.colorScheme ?? null,
    ...(options.forcedColors && { forcedColors: options.forcedColors }),
    viewport: options.viewport === undefined ? { width: 1260, height: 960 } : options.viewport,
    ...(options.ignoreDefaultArgs && { ignoreDefaultArgs: options.ignoreDefaultArgs }),
    args: [
      `--disable-extensions-except=${options.extension}`,
      `--load-extension=${options.extension}`,
      ...QUIET,
      ...(options.closed === false ? [] : ['--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost']),
      ...(options.args ?? []),
    ],
  });
  const worker = async (): Promise<Worker> => context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  if (fresh && options.welcome !== true) await closeWelcome(context);
  const origin = new URL((await worker()).url()).origin.replace(/\/$/, '');
  return {
    context,
    origin: origin === 'null' ? `chrome-extension://${new URL((await worker()).url()).host}` : origin,
    worker,
    close: async () => {
      await context.close();
      if (!options.profile) await rm(profile, { recursive: true, force: true });
    },
  };
}

/** So long that no busy machine comes near it: a welcome page that came later would take the front from whatever is looked at by then. */
const WELCOME_MS = 60_000;

/** Waits for the welcome page and closes it; a build that opens none costs the wait. */
async function closeWelcome(context: BrowserContext): Promise<void> {
  for (const end = Date.now() + WELCOME_MS; Date.now() < end;) {
    const page = context.pages().find((each) => each.url().endsWith('/welcome.html'));
    if (page) return page.close();
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** A page of the extension itself, through which messages can be asked as the popup asks them. (It shows no tab, so it asks nothing by itself.) */
export async function openExtensionPage(launched: Launched, file = 'popup.html?tab=-1'): Promise<Page> {
  const page = await launched.context.newPage();
  await page.goto(`${launched.origin}/${file}`);
  return page;
}
