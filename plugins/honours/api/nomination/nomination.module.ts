import { Module } from '@nestjs/common';
import { CandidacyEndModule } from '../candidacy/candidacy-end.module.ts';
import { NominationAboutService } from './nomination-about.service.ts';
import { NominationEnd } from './nomination-end.service.ts';
import { NominationErasure } from './nomination-erasure.ts';
import { NominationRetention } from './nomination-retention.ts';
import { NominationRound } from './nomination-round.ts';
import { NominationController } from './nomination.controller.ts';
import { NominationService } from './nomination.service.ts';
import { NominationSteps } from './nomination-steps.service.ts';
import { RetentionJob } from './retention.job.ts';
import { SealedAbout } from './sealed-about.ts';

@Module({
  imports: [CandidacyEndModule],
  controllers: [NominationController],
  providers: [
    NominationService,
    NominationSteps,
    NominationEnd,
    NominationAboutService,
    NominationRound,
    NominationErasure,
    NominationRetention,
    RetentionJob,
    SealedAbout,
  ],
  exports: [NominationErasure, NominationRound, NominationService, SealedAbout],
})
export class NominationModule {}
