import type { AdminApi } from './admin-api.ts';
import { flowStep } from './flow.step.ts';
import type { Change, RealmOptions, Step } from './provision.types.ts';
import { realmStep } from './realm.step.ts';
import { requiredActionsStep } from './required-actions.step.ts';
import { serviceClientStep } from './service-client.step.ts';
import { shellClientStep } from './shell-client.step.ts';

/** In the order in which they stand on one another. */
export const STEPS: readonly Step[] = [realmStep, shellClientStep, serviceClientStep, flowStep, requiredActionsStep];
const NEWEST = Math.max(...STEPS.map(({ version }) => version));
/** Attribute of the realm with the newest step that was applied. */
const VERSION_ATTRIBUTE = 'linli.version';

/** The realm was brought up to date by a newer release, which this one knows nothing of. */
export class NewerRealmError extends Error {
  override readonly name = 'NewerRealmError';
  readonly version: number;
  constructor(version: number) {
    super(`the realm is at version ${version}, this release knows ${NEWEST}`);
    this.version = version;
  }
}

/** A change as a person reads it. */
export type PlannedChange = Pick<Change, 'kind' | 'what'> & { fields: string[] };

/** What is not as it should be. Changes nothing. */
export async function planRealm(api: AdminApi, options: RealmOptions): Promise<PlannedChange[]> {
  const version = await versionOf(api, options.realm);
  if (version > NEWEST) throw new NewerRealmError(version);
  const planned: Change[] = [];
  for (const step of [...STEPS, versionStep]) planned.push(...(await step.plan(api, options)));
  return planned.map(shown);
}

/** Makes the realm what it should be, and says what it did; a realm that is so already is not written to. */
export async function applyRealm(
  api: AdminApi,
  options: RealmOptions,
  done: (change: PlannedChange) => void = () => undefined,
): Promise<PlannedChange[]> {
  const version = await versionOf(api, options.realm);
  if (version > NEWEST) throw new NewerRealmError(version);
  const applied: PlannedChange[] = [];
  // Planned step by step: what a step stands on is there by then.
  for (const step of [...STEPS, versionStep]) {
    for (const change of await step.plan(api, options)) {
      await change.apply();
      applied.push(shown(change));
      done(shown(change));
    }
  }
  return applied;
}

const versionStep: Step = {
  version: 0,
  name: 'version',
  async plan(api, { realm }) {
    if ((await versionOf(api, realm)) === NEWEST) return [];
    const apply = async () => {
      const { attributes } = await api.get<{ attributes?: Record<string, string> }>(realm);
      await api.put(realm, { attributes: { ...attributes, [VERSION_ATTRIBUTE]: String(NEWEST) } });
    };
    return [{ kind: 'update', what: `realm ${realm}`, fields: [`attributes.${VERSION_ATTRIBUTE}`], apply }];
  },
};

async function versionOf(api: AdminApi, realm: string): Promise<number> {
  const found = await api.find<{ attributes?: Record<string, string> }>(realm);
  return Number(found?.attributes?.[VERSION_ATTRIBUTE] ?? 0);
}

function shown({ kind, what, fields }: Change): PlannedChange {
  return { kind, what, fields: fields ?? [] };
}
