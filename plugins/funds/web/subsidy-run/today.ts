import { dayOf } from '@linli/contracts';

/** Today in Shanghai, whatever the clock of the machine says. */
export const todayText = () => dayOf(new Date());
