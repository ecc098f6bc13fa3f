import type { Calls, Reply } from './protocol.ts';

/** An answer that says no. `code` is one of the router's or the handler's codes, `message` one plain line. */
export class AskError extends Error {
  override readonly name = 'AskError';
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** What both `runtime.sendMessage` and `tabs.sendMessage` (with the tab bound) look like from here. */
export type Send = (message: unknown) => Promise<unknown>;

/**
 * A typed `ask(type, request)` over a raw send function.
 * @throws AskError when the other side answers no, or nothing that is an answer.
 */
export function createAsk<C extends Calls>(send: Send): <K extends keyof C & string>(type: K, request: C[K]['request']) => Promise<C[K]['reply']> {
  return async (type, request) => {
    const reply = (await send({ type, request })) as Reply<never> | undefined;
    if (!reply || typeof reply !== 'object' || !('ok' in reply)) throw new AskError('no-answer', `nobody answered ${type}`);
    if (!reply.ok) throw new AskError(reply.error.code, reply.error.message);
    return reply.value;
  };
}
