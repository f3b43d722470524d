import type { StepUp } from '@linli/contracts';

/** A password and a second factor, five minutes ago at most. */
const FIVE_MINUTES: StepUp = { acr: 'gold', maxAgeSec: 300 };

/** Core's permissions with which much can be done at once; a plugin says it of its own in its manifest. */
export const CORE_STEP_UP: Readonly<Record<string, StepUp>> = {
  'core.account.update': FIVE_MINUTES,
  'core.grant.create': FIVE_MINUTES,
  'core.grant.end': FIVE_MINUTES,
  'core.person.erase': FIVE_MINUTES,
  'core.role.create': FIVE_MINUTES,
  'core.role.update': FIVE_MINUTES,
};
