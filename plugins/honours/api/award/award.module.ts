import { Module } from '@nestjs/common';
import { AwardController } from './award.controller.ts';
import { AwardWords } from './award-words.ts';
import { AwardService } from './award.service.ts';
import { Keepsakes } from './keepsakes.ts';
import { WallService } from './wall.service.ts';

@Module({
  controllers: [AwardController],
  providers: [AwardService, AwardWords, Keepsakes, WallService],
  exports: [AwardService, AwardWords],
})
export class AwardModule {}
