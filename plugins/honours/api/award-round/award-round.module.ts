import { Module } from '@nestjs/common';
import { AwardRoundController } from './award-round.controller.ts';
import { AwardRoundService } from './award-round.service.ts';
import { RoundNumbersService } from './round-numbers.service.ts';

@Module({ controllers: [AwardRoundController], providers: [AwardRoundService, RoundNumbersService] })
export class AwardRoundModule {}
