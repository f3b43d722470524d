import { IndicatorDay, IndicatorModule } from '@linli/sdk-server';
import { Module } from '@nestjs/common';
import { Clock } from '../clock/clock.ts';
import { BoardController } from './board.controller.ts';
import { BoardRepository } from './board.repository.ts';
import { BoardService } from './board.service.ts';
import { CORE_INDICATORS } from './core-indicators.ts';

@Module({
  imports: [IndicatorModule.of(CORE_INDICATORS, { provide: IndicatorDay, useExisting: Clock })],
  controllers: [BoardController],
  providers: [BoardService, BoardRepository],
})
export class BoardModule {}
