import { Module } from '@nestjs/common';
import { AwardRoundController } from './award-round.controller.ts';
import { AwardRoundService } from './award-round.service.ts';

@Module({ controllers: [AwardRoundController], providers: [AwardRoundService] })
export class AwardRoundModule {}
