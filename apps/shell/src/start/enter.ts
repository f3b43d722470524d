import type { Locale } from '@linli/sdk-web';
import { readRegistry } from '../registry/read-registry.ts';
import { comesFromProvider, startSession } from '../session/session.ts';
import type { Session } from '../session/session.ts';

/** Core gave no registry: it is not there, or not yet. */
export class CoreAwayError extends Error {
  override name = 'CoreAwayError';
}

/** The registry as it came, and the session of whoever is signed in. */
export interface Entered {
  registry: unknown;
  session: Session;
}

// A page that comes back after a failure goes on with the session that it has.
let earlier: Session | undefined;
let early: Promise<Entered> | undefined;

/**
 * Begins to sign in before the pages are loaded: they are large, and who has to go to the provider first loads them once,
 * when that person is back. Resolves when it is settled, one way or the other; never while the browser leaves.
 */
export async function enterEarly(locale: Locale): Promise<void> {
  early = enter(locale);
  await early.catch(() => undefined);
}

/** Registry and sign-in; goes on with what was begun early. Does not return when it redirects. */
export function goOnEntering(locale: Locale): Promise<Entered> {
  const begun = early ?? enter(locale);
  early = undefined;
  return begun;
}

/** Whether the provider will be asked first, unless another tab has a session. */
export const mayHaveToLeave = (): boolean => !comesFromProvider();

async function enter(locale: Locale): Promise<Entered> {
  const registry = await readRegistry().catch((cause: unknown) => {
    throw new CoreAwayError('no registry', { cause });
  });
  const { issuer, clientId } = oidcOf(registry);
  const session = (earlier ??= await startSession({ issuer, clientId, locale }));
  return { registry, session };
}

/** By hand, because the whole check needs what is loaded with the pages. */
function oidcOf(registry: unknown): { issuer: string; clientId: string } {
  const { issuer, clientId } = (registry as { oidc?: { issuer?: unknown; clientId?: unknown } } | null)?.oidc ?? {};
  if (typeof issuer !== 'string' || typeof clientId !== 'string') throw new CoreAwayError('not a registry');
  return { issuer, clientId };
}
