import { InvalidFieldError } from '@linli/sdk-server';

/** One finding for each point of the standard, no more and no fewer. */
export class FindingsMissingError extends InvalidFieldError {
  constructor(points: number) {
    super('findings', 'training.appraisal.findings-missing', { points });
  }
}
