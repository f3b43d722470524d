import { InvalidError } from '@linli/sdk-server';

/** One finding for each point of the standard, no more and no fewer. */
export class FindingsMissingError extends InvalidError {
  constructor(points: number, message: string) {
    const code = 'training.appraisal.findings-missing';
    super(code, { params: { points }, errors: [{ field: 'findings', code, message }] });
  }
}
