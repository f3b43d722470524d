import { planClient } from './client.plan.ts';
import type { Step } from './provision.types.ts';

/** The client of the browser: public, code flow with PKCE, told of log-outs at core, its tokens meant for core. */
export const shellClientStep: Step = {
  version: 2,
  name: 'shell client',
  plan: (api, { realm, clientId, publicUrl, coreUrl, audience }) =>
    planClient(api, realm, {
      clientId,
      settings: {
        name: '邻里',
        enabled: true,
        publicClient: true,
        standardFlowEnabled: true,
        implicitFlowEnabled: false,
        directAccessGrantsEnabled: false,
        serviceAccountsEnabled: false,
        fullScopeAllowed: false,
        frontchannelLogout: false,
        rootUrl: publicUrl,
        baseUrl: '/',
        redirectUris: [`${publicUrl}/*`],
        webOrigins: [publicUrl],
      },
      attributes: {
        'pkce.code.challenge.method': 'S256',
        'post.logout.redirect.uris': '+',
        'backchannel.logout.url': `${coreUrl}/api/core/v1/sessions/backchannel-logout`,
        'backchannel.logout.session.required': 'true',
      },
      // basic brings sub, sid and auth_time; acr the level of the log-in.
      scopes: ['basic', 'acr', 'profile', 'web-origins'],
      mappers: [
        {
          name: "audience of the platform's API",
          protocolMapper: 'oidc-audience-mapper',
          config: {
            'included.custom.audience': audience,
            'access.token.claim': 'true',
            'id.token.claim': 'false',
            'introspection.token.claim': 'true',
          },
        },
      ],
    }),
};
