import * as z from 'zod/mini';

// Without this zod probes `new Function`, which the extension's own security policy reports as a violation (packs.md 4.2).
// Imported for its effect, before any schema of this folder is built.
z.config({ jitless: true });
