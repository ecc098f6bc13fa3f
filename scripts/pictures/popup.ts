import type { Page } from '@playwright/test';
import { askAs } from '../browser/extension-asker.ts';
import { isTaken, type Studio } from './camera.ts';
import { popupStates } from './states.ts';

/** The popup's own size. */
export const POPUP = { width: 400, height: 600 };

async function openPopup({ launched }: Studio, tab: number, before?: (popup: Page) => Promise<unknown>): Promise<Page> {
  const popup = await launched.context.newPage();
  await popup.setViewportSize(POPUP);
  await before?.(popup);
  await popup.goto(`${launched.origin}/popup.html?tab=${tab}`);
  return popup;
}

/** The popup's two tabs and its menu at its own size, and at 320 px. */
export async function picturePopup(studio: Studio, tab: number): Promise<void> {
  const { camera } = studio;
  const popup = await openPopup(studio, tab);
  await popup.waitForTimeout(600);
  await camera.save(popup, 'popup');
  await popup.getByRole('button', { name: 'More options' }).click();
  await popup.waitForTimeout(200);
  await camera.save(popup, 'popup-menu');
  await popup.keyboard.press('Escape');
  await popup.getByRole('tab', { name: 'History' }).click();
  await popup.waitForTimeout(400);
  await camera.save(popup, 'popup-history');
  await popup.setViewportSize({ width: 320, height: 600 });
  await popup.getByRole('tab', { name: 'This page' }).click();
  await popup.waitForTimeout(300);
  await camera.save(popup, 'popup-320');
  await popup.close();
}

/** The popup in every other state, as the background would tell of it. */
export async function pictureStates(studio: Studio, tab: number): Promise<void> {
  const { facts } = await askAs(studio.asker, 'facts.state', null);
  if (!facts) throw new Error('no facts to picture');
  for (const [name, answers] of Object.entries(popupStates(facts, Date.now()))) {
    if (!isTaken(`popup-state-${name}`, studio.camera.look)) continue;
    const popup = await openPopup(studio, tab, (page) => page.addInitScript(arrange, answers));
    await popup.waitForTimeout(name === 'building' ? 2_500 : 600);
    await studio.camera.save(popup, `popup-state-${name}`);
    await popup.close();
  }
}

/** Runs in an extension page before its scripts: what is arranged goes over what the background answers. */
function arrange(answers: object): void {
  type Runtime = { sendMessage(message: { type: string }): Promise<{ ok?: boolean; value?: object } | undefined> };
  const staged = new Map(Object.entries(answers));
  for (const space of ['chrome', 'browser']) {
    const runtime = (globalThis as unknown as Record<string, { runtime?: Runtime } | undefined>)[space]?.runtime;
    if (!runtime) continue;
    const send = runtime.sendMessage.bind(runtime);
    runtime.sendMessage = async (message) => {
      const part: unknown = staged.get(message.type);
      if (part === 'never') return new Promise(() => undefined);
      const reply = await send(message);
      return part && reply?.ok ? { ...reply, value: { ...reply.value, ...part } } : reply;
    };
  }
}

/** History erased, with the way back; last, because it is. */
export async function pictureErased(studio: Studio, tab: number): Promise<void> {
  const popup = await openPopup(studio, tab);
  await popup.getByRole('tab', { name: 'History' }).click();
  await popup.getByRole('button', { name: 'Erase…' }).click();
  await popup.getByRole('button', { name: 'Erase', exact: true }).click();
  await popup.getByRole('button', { name: 'Restore', exact: true }).waitFor();
  await studio.camera.save(popup, 'popup-state-erased');
  await popup.close();
}
