import { createHmac, timingSafeEqual } from 'node:crypto';

/** What a plugin's process proves itself with at core's socket: derived, so that every core instance knows it. */
export function pluginCredential(masterKey: string, pluginId: string): string {
  return createHmac('sha256', masterKey).update(`linli:plugin-credential:${pluginId}`).digest('base64url');
}

const AUTHORIZATION = /^Plugin ([a-z][a-z0-9-]{1,31})\.([A-Za-z0-9_-]{43})$/;

/** The plugin that an `Authorization` header proves, or undefined. */
export function provenPlugin(masterKey: string, authorization: string | undefined): string | undefined {
  const [, id, credential] = AUTHORIZATION.exec(authorization ?? '') ?? [];
  if (id === undefined || credential === undefined) return undefined;
  return timingSafeEqual(Buffer.from(credential), Buffer.from(pluginCredential(masterKey, id))) ? id : undefined;
}
