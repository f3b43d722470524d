import { Module } from '@nestjs/common';
import { AwardController } from './award.controller.ts';
import { NominationModule } from '../nomination/nomination.module.ts';
import { AwardWords } from './award-words.ts';
import { AwardService } from './award.service.ts';
import { Keepsakes } from './keepsakes.ts';
import { WallService } from './wall.service.ts';

@Module({
  imports: [NominationModule],
  controllers: [AwardController],
  providers: [AwardService, AwardWords, Keepsakes, WallService],
  exports: [AwardService, AwardWords],
})
export class AwardModule {}
