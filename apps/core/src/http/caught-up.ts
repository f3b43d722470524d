import { UnavailableError } from '@linli/sdk-server';

/** Changes of the tree that were planned for a day. */
export interface PlannedChanges {
  readonly isDue: boolean;
  catchUp(): Promise<void>;
}

/** Puts what is due into force first: at neither of core's doors is anybody answered from the tree before it. */
export async function caughtUp(plans: PlannedChanges): Promise<void> {
  if (!plans.isDue) return;
  try {
    await plans.catchUp();
  } catch (cause) {
    throw new UnavailableError('core.unit.changing', { retryAfter: 2, cause });
  }
}
