import { randomUUID } from 'node:crypto';
import { importJWK, SignJWT } from 'jose';
import { z } from 'zod';
import { baseClaims, CONFIRMED_ACR, DEMO_ACR } from './claims.ts';
import { SIGNING_ALG, type IdpKeys } from './keys.ts';
import { answer, isPassedOn, readJson, type Door } from './operator-http.ts';
import type { Settings } from './settings.ts';
import type { Staff } from './staff.ts';

const requestSchema = z.object({
  username: z.string(),
  /** Seconds the token lives. */
  ttl: z.int().min(1).max(3600).default(300),
  /** As after a log-in that was confirmed. */
  confirmed: z.boolean().default(false),
});

/** `POST /operator/token`: an access token of a demo account without a browser, for scripts on this machine. */
export function operatorDoor(settings: Settings, keys: IdpKeys, staff: Staff): Door {
  return async (req, res) => {
    if (req.method !== 'POST' || isPassedOn(req)) return answer(res, 404, { error: 'not_found' });
    const request = requestSchema.safeParse(await readJson(req));
    if (!request.success) {
      return answer(res, 400, {
        error: 'invalid_request',
        error_description: 'expected {"username": "…", "ttl": 1 to 3600}',
      });
    }
    const member = staff.byUsername(request.data.username);
    if (!member) {
      return answer(res, 404, {
        error: 'unknown_account',
        error_description: `there is no demo account ${request.data.username}`,
      });
    }
    const [jwk] = keys.jwks.keys;
    if (!jwk) throw new Error('There is no signing key.');
    const now = Math.floor(Date.now() / 1000);
    const token = await new SignJWT({
      ...baseClaims(member),
      azp: settings.clientId,
      client_id: settings.clientId,
      acr: request.data.confirmed ? CONFIRMED_ACR : DEMO_ACR,
      auth_time: now,
    })
      .setProtectedHeader({ alg: SIGNING_ALG, kid: jwk.kid, typ: 'at+jwt' })
      .setIssuer(settings.issuer)
      .setAudience(settings.audience)
      .setSubject(member.subject)
      .setJti(randomUUID())
      .setIssuedAt(now)
      .setExpirationTime(now + request.data.ttl)
      .sign(await importJWK(jwk, SIGNING_ALG));
    return answer(res, 200, { access_token: token, token_type: 'Bearer', expires_in: request.data.ttl });
  };
}
