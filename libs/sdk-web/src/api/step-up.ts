import { stepUpSchema, type StepUp } from '@linli/contracts';

/** What an answer asks for before it does something: a recent, sure log-in (RFC 9470, section 3); undefined when it does not. */
export function stepUpOf(response: Response): StepUp | undefined {
  if (response.status !== 401) {
    return undefined;
  }
  const challenge = response.headers.get('www-authenticate') ?? '';
  if (!/\berror="insufficient_user_authentication"/.test(challenge)) {
    return undefined;
  }
  return stepUpSchema.safeParse({
    acr: /\bacr_values="([^"]+)"/.exec(challenge)?.[1],
    maxAgeSec: Number(/\bmax_age="?(\d+)/.exec(challenge)?.[1]),
  }).data;
}
