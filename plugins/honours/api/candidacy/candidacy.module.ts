import { Module } from '@nestjs/common';
import { AwardModule } from '../award/award.module.ts';
import { NominationModule } from '../nomination/nomination.module.ts';
import { CandidacyDecision } from './candidacy-decision.service.ts';
import { CandidacyWords } from './candidacy-words.ts';
import { CandidacyController } from './candidacy.controller.ts';
import { CandidacyService } from './candidacy.service.ts';
import { Nominees } from './nominees.ts';

@Module({
  imports: [NominationModule, AwardModule],
  controllers: [CandidacyController],
  providers: [CandidacyService, CandidacyDecision, CandidacyWords, Nominees],
})
export class CandidacyModule {}
