import { dayOf, type Day } from '@linli/contracts';

/** Today in Asia/Shanghai. */
export function today(): Day {
  return dayOf(new Date());
}
