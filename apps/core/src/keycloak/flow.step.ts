import type { AdminApi } from './admin-api.ts';
import { differingFields } from './difference.ts';
import type { Step } from './provision.types.ts';

const FLOW = 'linli browser';
const FORMS = 'linli forms';
/** Keycloak's own flow, for the moment in which ours is made anew. */
const BUILT_IN = 'browser';

interface WantedExecution {
  level: number;
  requirement: 'ALTERNATIVE' | 'CONDITIONAL' | 'REQUIRED';
  parent: string;
  flow?: string;
  authenticator?: string;
  config?: Record<string, string>;
}

/**
 * Log-in with a password; a one-time code where an application asks for level 2, which is asked for anew each time
 * (loa-max-age 0): how old it may be is for the application to say, by `auth_time`. Who has no second factor yet sets it
 * up on the way.
 */
const EXECUTIONS: WantedExecution[] = [
  { level: 0, requirement: 'ALTERNATIVE', parent: FLOW, authenticator: 'auth-cookie' },
  { level: 0, requirement: 'ALTERNATIVE', parent: FLOW, flow: FORMS },
  ...levelOf(1, 'auth-username-password-form', String(10 * 3600)),
  ...levelOf(2, 'auth-otp-form', '0'),
];

function levelOf(level: 1 | 2, authenticator: string, maxAge: string): WantedExecution[] {
  const flow = `linli level ${level}`;
  return [
    { level: 1, requirement: 'CONDITIONAL', parent: FORMS, flow },
    {
      level: 2,
      requirement: 'REQUIRED',
      parent: flow,
      authenticator: 'conditional-level-of-authentication',
      config: { 'loa-condition-level': String(level), 'loa-max-age': maxAge },
    },
    { level: 2, requirement: 'REQUIRED', parent: flow, authenticator },
  ];
}

interface Execution {
  id: string;
  level: number;
  requirement: string;
  displayName: string;
  providerId?: string;
  authenticationFlow?: boolean;
  authenticationConfig?: string;
}

/** The way through log-in, with step-up. */
export const flowStep: Step = {
  version: 4,
  name: 'log-in flow',
  async plan(api, { realm }) {
    const flows = await api.find<{ id: string; alias: string }[]>(`${realm}/authentication/flows`);
    const bound = (await api.find<{ browserFlow?: string }>(realm))?.browserFlow;
    const flow = flows?.find(({ alias }) => alias === FLOW);
    const what = `flow ${FLOW}`;
    if (!flow) return [{ kind: 'create', what, apply: () => make(api, realm) }];
    if (!(await isAsWanted(api, realm))) {
      const anew = async () => {
        await api.put(realm, { browserFlow: BUILT_IN });
        await api.delete(`${realm}/authentication/flows/${flow.id}`);
        await make(api, realm);
      };
      return [{ kind: 'update', what, apply: anew }];
    }
    if (bound === FLOW) return [];
    return [{ kind: 'update', what: `realm ${realm}`, fields: ['browserFlow'], apply: () => bind(api, realm) }];
  },
};

async function isAsWanted(api: AdminApi, realm: string): Promise<boolean> {
  const there = await api.get<Execution[]>(`${realm}/authentication/flows/${encodeURIComponent(FLOW)}/executions`);
  if (there.length !== EXECUTIONS.length) return false;
  for (const [i, wanted] of EXECUTIONS.entries()) {
    const found = there[i];
    if (!found || found.level !== wanted.level || found.requirement !== wanted.requirement) return false;
    if (wanted.flow !== undefined && (!found.authenticationFlow || found.displayName !== wanted.flow)) return false;
    if (wanted.authenticator !== undefined && found.providerId !== wanted.authenticator) return false;
    if (wanted.config) {
      if (!found.authenticationConfig) return false;
      const at = `${realm}/authentication/config/${found.authenticationConfig}`;
      const { config } = await api.get<{ config: Record<string, string> }>(at);
      if (differingFields(config, wanted.config).length > 0) return false;
    }
  }
  return true;
}

async function make(api: AdminApi, realm: string): Promise<void> {
  const at = `${realm}/authentication/flows`;
  const description = 'Password, and a one-time code where it is asked for';
  await api.post(at, { alias: FLOW, description, providerId: 'basic-flow', topLevel: true, builtIn: false });
  for (const wanted of EXECUTIONS) {
    const parent = `${at}/${encodeURIComponent(wanted.parent)}/executions`;
    const id = wanted.flow
      ? await api.post(`${parent}/flow`, {
          alias: wanted.flow,
          type: 'basic-flow',
          provider: 'registration-page-form',
          description,
        })
      : await api.post(`${parent}/execution`, { provider: wanted.authenticator });
    const made = (await api.get<Execution[]>(`${at}/${encodeURIComponent(FLOW)}/executions`)).find((each) =>
      wanted.flow ? each.displayName === wanted.flow : each.id === id,
    );
    if (!made) throw new Error(`Keycloak made no ${wanted.flow ?? wanted.authenticator}`);
    await api.put(parent, { ...made, requirement: wanted.requirement });
    if (wanted.config)
      await api.post(`${realm}/authentication/executions/${made.id}/config`, {
        alias: wanted.parent,
        config: wanted.config,
      });
  }
  await bind(api, realm);
}

async function bind(api: AdminApi, realm: string): Promise<void> {
  await api.put(realm, { browserFlow: FLOW });
}
