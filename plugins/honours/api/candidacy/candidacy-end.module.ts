import { Module } from '@nestjs/common';
import { CandidacyEnd } from './candidacy-end.ts';

/** Apart from candidacies themselves: nominations lean on it, and they on nominations. */
@Module({ providers: [CandidacyEnd], exports: [CandidacyEnd] })
export class CandidacyEndModule {}
