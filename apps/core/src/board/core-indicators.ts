import type { Indicator } from '@linli/contracts';
import { GOVERNANCE_INDICATORS } from '../governance/governance.indicators.ts';

/** The indicators that core answers for itself. */
export const CORE_INDICATORS: readonly Indicator[] = [...GOVERNANCE_INDICATORS];
