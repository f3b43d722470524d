import { differingFields } from './difference.ts';
import type { Change, Step } from './provision.types.ts';

interface RequiredAction {
  alias: string;
  enabled: boolean;
  defaultAction: boolean;
}

/**
 * What somebody may be asked to do at a log-in: choose a password, set up a second factor. Not to fill in a profile: who
 * somebody is stands in core, and an e-mail address is not needed.
 */
const WANTED: RequiredAction[] = [
  { alias: 'UPDATE_PASSWORD', enabled: true, defaultAction: false },
  { alias: 'CONFIGURE_TOTP', enabled: true, defaultAction: false },
  { alias: 'VERIFY_PROFILE', enabled: false, defaultAction: false },
  { alias: 'VERIFY_EMAIL', enabled: false, defaultAction: false },
];

export const requiredActionsStep: Step = {
  version: 5,
  name: 'required actions',
  async plan(api, { realm }) {
    const at = `${realm}/authentication/required-actions`;
    const there = (await api.find<RequiredAction[]>(at)) ?? [];
    return WANTED.flatMap((wanted): Change[] => {
      const current = there.find(({ alias }) => alias === wanted.alias);
      const fields = differingFields(current ?? {}, wanted);
      if (fields.length === 0) return [];
      const apply = async () => {
        const now = await api.get<RequiredAction>(`${at}/${wanted.alias}`);
        await api.put(`${at}/${wanted.alias}`, { ...now, ...wanted });
      };
      return [{ kind: 'update', what: `required action ${wanted.alias}`, fields, apply }];
    });
  },
};
