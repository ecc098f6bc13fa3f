import type * as z from 'zod/mini';
import { EXTENSION_SCHEMAS, MESSAGE_LIMIT, PAGE_SCHEMAS, PAGE_TEXT_LIMIT } from './schemas.ts';
import type { ExtensionCalls, PageCalls, Reply } from './protocol.ts';
import type { RateLimit } from './rate-limit.ts';

/** The fields of a message's sender that the browser itself fills in; nothing a page writes is among them. */
export type Sender = {
  id?: string;
  url?: string;
  origin?: string;
  frameId?: number;
  documentId?: string;
  tab?: { id?: number; url?: string; incognito?: boolean; active?: boolean };
};

/** Who asks, by the browser's word. */
export type PageCaller = { kind: 'page'; tab: number; document: string | null; url: string; incognito: boolean; active: boolean };
export type ExtensionCaller = { kind: 'extension' };

export type PageHandlers = { [K in keyof PageCalls]: (request: PageCalls[K]['request'], caller: PageCaller) => Promise<PageCalls[K]['reply']> };
export type ExtensionHandlers = {
  [K in keyof ExtensionCalls]: (request: ExtensionCalls[K]['request'], caller: ExtensionCaller) => Promise<ExtensionCalls[K]['reply']>;
};

export type RouterOptions = {
  /** Our own extension id and origin (`runtime.id`, `runtime.getURL('')`). */
  id: string;
  origin: string;
  page: PageHandlers;
  extension: ExtensionHandlers;
  limit: RateLimit;
};

const refuse = (code: string, message: string): Reply<never> => ({ ok: false, error: { code, message } });

const originOf = (sender: Sender): string | null => {
  if (sender.origin !== undefined) return sender.origin;
  try {
    // Not `URL.origin`: it is "null" for extension schemes in some engines.
    const { protocol, host } = new URL(sender.url ?? '');
    return `${protocol}//${host}`;
  } catch {
    return null;
  }
};

/**
 * Sorts a sender into one of our own pages, the top frame of a web page, or a stranger (null).
 * Only browser-stamped fields count ("claim vs proof", bitwarden's env-pair): PK-F3, PK-F4.
 */
export function callerOf(sender: Sender, own: { id: string; origin: string }): PageCaller | ExtensionCaller | null {
  if (sender.id !== own.id) return null;
  const origin = originOf(sender);
  const ownOrigin = own.origin.replace(/\/$/, '');
  if (origin === ownOrigin && (sender.url ?? '').startsWith(`${ownOrigin}/`)) return (sender.frameId ?? 0) === 0 ? { kind: 'extension' } : null;
  const url = sender.url ?? sender.tab?.url ?? '';
  if (sender.tab?.id === undefined || (sender.frameId ?? 0) !== 0 || !/^https?:\/\//.test(url)) return null;
  return {
    kind: 'page',
    tab: sender.tab.id,
    document: sender.documentId ?? null,
    url,
    incognito: sender.tab.incognito ?? false,
    active: sender.tab.active ?? true,
  };
}

const has = <T extends object>(table: T, key: unknown): key is keyof T => typeof key === 'string' && Object.hasOwn(table, key);

/** Too long for its kind? Text of a page has its own bound; everything else is small. */
function tooLarge(type: string, request: unknown): boolean {
  if (type !== 'page.read') return JSON.stringify(request ?? null).length > MESSAGE_LIMIT;
  const blocks = (request as { blocks?: unknown } | null)?.blocks;
  if (!Array.isArray(blocks)) return false;
  let total = 0;
  for (const block of blocks) total += typeof block?.text === 'string' ? block.text.length : 0;
  return total > PAGE_TEXT_LIMIT;
}

/**
 * The one door of the background: checks who asks, what, how often and in which shape, and answers with data, never by throwing.
 * Refusals carry a code: `stranger`, `unknown-type`, `not-allowed`, `too-often`, `too-large`, `bad-shape`, `failed`.
 */
export function createRouter(options: RouterOptions): (message: unknown, sender: Sender) => Promise<Reply<unknown>> {
  return async (message, sender) => {
    const caller = callerOf(sender, options);
    if (!caller) return refuse('stranger', 'only Obelus itself and the top frame of a web page may ask');
    const { type, request } = (typeof message === 'object' && message !== null ? message : {}) as { type?: unknown; request?: unknown };
    const schemas = caller.kind === 'page' ? PAGE_SCHEMAS : EXTENSION_SCHEMAS;
    if (!has(schemas, type)) {
      const known = has(PAGE_SCHEMAS, type) || has(EXTENSION_SCHEMAS, type);
      return known ? refuse('not-allowed', 'this sender may not ask that') : refuse('unknown-type', 'no such message');
    }
    if (caller.kind === 'page' && !options.limit.take(caller.tab)) return refuse('too-often', 'too many messages from this tab');
    if (caller.kind === 'page' && tooLarge(type, request)) return refuse('too-large', 'the message is larger than allowed');
    const parsed = (schemas as Record<string, z.ZodMiniType>)[type]?.safeParse(request ?? null);
    if (!parsed?.success) return refuse('bad-shape', `the request of ${type} does not have its shape`);
    try {
      // The schema table and the handler table have the same keys; TypeScript cannot follow the pair through the union.
      const handlers = (caller.kind === 'page' ? options.page : options.extension) as Record<string, (request: unknown, caller: unknown) => Promise<unknown>>;
      return { ok: true, value: (await handlers[type]?.(parsed.data, caller)) ?? null };
    } catch (error) {
      const code = (error as { code?: unknown }).code;
      return refuse(typeof code === 'string' ? code : 'failed', error instanceof Error ? error.message : String(error));
    }
  };
}
