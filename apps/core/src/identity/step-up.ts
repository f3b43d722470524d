import { STEP_UP_EXTENSION, type PermissionId, type StepUp } from '@linli/contracts';
import { PERMISSIONS_EXTENSION, StepUpRequiredError } from '@linli/sdk-server';
import { CORE_STEP_UP } from '../access/core-step-up.ts';
import { CLOCK_TOLERANCE_S, OPERATOR_ISSUER, type BearerClaims } from './user-token.ts';

/**
 * Whether a log-in is sure and recent enough. A level stays with its session all day, so only the time of the log-in says
 * how recent it was. The operator's token is itself a proof of a minute at most.
 */
export function satisfies(
  claims: Pick<BearerClaims, 'iss' | 'acr' | 'auth_time'>,
  stepUp: StepUp,
  now: number,
): boolean {
  if (claims.iss === OPERATOR_ISSUER) return true;
  if (claims.acr !== stepUp.acr || claims.auth_time === undefined) return false;
  return claims.auth_time <= now + CLOCK_TOLERANCE_S && now - claims.auth_time <= stepUp.maxAgeSec;
}

/** @throws StepUpRequiredError unless nothing is asked for, or the log-in satisfies it. */
export function requireStepUp(claims: BearerClaims, stepUp: StepUp | undefined): void {
  if (stepUp && !satisfies(claims, stepUp, Date.now() / 1000)) throw new StepUpRequiredError(stepUp);
}

/** What core's own permission asks for. */
export function coreStepUpOf(permission: PermissionId | undefined): StepUp | undefined {
  return permission === undefined ? undefined : CORE_STEP_UP[permission];
}

interface Operation {
  [PERMISSIONS_EXTENSION]?: string[];
  [STEP_UP_EXTENSION]?: StepUp;
}

/** Says in an OpenAPI document which routes ask for a recent log-in. */
export function nameStepUps<T extends { paths: object }>(
  document: T,
  stepUpOf: (permission: PermissionId | undefined) => StepUp | undefined,
): T {
  for (const operations of Object.values(document.paths)) {
    for (const operation of Object.values(operations as object) as Operation[]) {
      const stepUp = stepUpOf(operation[PERMISSIONS_EXTENSION]?.[0]);
      if (stepUp) operation[STEP_UP_EXTENSION] = stepUp;
    }
  }
  return document;
}
