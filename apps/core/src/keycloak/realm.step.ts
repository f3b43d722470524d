import { differingFields } from './difference.ts';
import type { Step } from './provision.types.ts';

/** Seconds. */
const WORKING_DAY = 10 * 3600;
const HALF_A_YEAR = 180 * 24 * 3600;

/** What core reads later, and what an administrator of Keycloak wants to see. */
const KEPT_EVENTS = [
  'LOGIN',
  'LOGIN_ERROR',
  'LOGOUT',
  'LOGOUT_ERROR',
  'CODE_TO_TOKEN_ERROR',
  'REFRESH_TOKEN_ERROR',
  'CLIENT_LOGIN_ERROR',
  'UPDATE_CREDENTIAL',
  'UPDATE_CREDENTIAL_ERROR',
  'REMOVE_CREDENTIAL',
  'UPDATE_PASSWORD',
  'UPDATE_TOTP',
  'REMOVE_TOTP',
  'USER_DISABLED_BY_TEMPORARY_LOCKOUT',
];

export const GOLD = 'gold';

const REALM = {
  enabled: true,
  displayName: '邻里',
  sslRequired: 'external',
  registrationAllowed: false,
  rememberMe: false,
  resetPasswordAllowed: false,
  editUsernameAllowed: false,
  loginWithEmailAllowed: false,
  duplicateEmailsAllowed: true,
  verifyEmail: false,
  bruteForceProtected: true,
  permanentLockout: false,
  failureFactor: 5,
  waitIncrementSeconds: 60,
  maxFailureWaitSeconds: 900,
  maxDeltaTimeSeconds: 43_200,
  passwordPolicy: 'length(12) and notUsername and passwordHistory(5)',
  internationalizationEnabled: true,
  supportedLocales: ['zh-CN', 'en'],
  defaultLocale: 'zh-CN',
  defaultSignatureAlgorithm: 'ES256',
  accessTokenLifespan: 300,
  ssoSessionIdleTimeout: WORKING_DAY,
  ssoSessionMaxLifespan: WORKING_DAY,
  // Several tabs share one refresh token; turning it over would make them throw each other out.
  revokeRefreshToken: false,
  otpPolicyType: 'totp',
  otpPolicyAlgorithm: 'HmacSHA1',
  otpPolicyDigits: 6,
  otpPolicyPeriod: 30,
  otpPolicyCodeReusable: false,
  eventsEnabled: true,
  eventsExpiration: HALF_A_YEAR,
  enabledEventTypes: KEPT_EVENTS,
  adminEventsEnabled: true,
  adminEventsDetailsEnabled: true,
};
/** How sure a log-in is: a password, or a password and a one-time code. Core asks for the second where much is at stake. */
const ATTRIBUTES = { 'acr.loa.map': JSON.stringify({ 1: 1, [GOLD]: 2 }) };

interface Realm {
  attributes?: Record<string, string>;
}

/** The realm's own settings. What else stands in it is its administrator's. */
export const realmStep: Step = {
  version: 1,
  name: 'realm',
  async plan(api, { realm }) {
    const current = await api.find<Realm>(realm);
    const what = `realm ${realm}`;
    if (!current) {
      return [
        {
          kind: 'create',
          what,
          apply: async () => void (await api.post('', { realm, ...REALM, attributes: ATTRIBUTES })),
        },
      ];
    }
    const fields = [
      ...differingFields(current, REALM),
      ...differingFields(current.attributes ?? {}, ATTRIBUTES, 'attributes.'),
    ];
    if (fields.length === 0) return [];
    const attributes = { ...current.attributes, ...ATTRIBUTES };
    return [{ kind: 'update', what, fields, apply: () => api.put(realm, { ...current, ...REALM, attributes }) }];
  },
};
