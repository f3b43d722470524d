import { Module } from '@nestjs/common';
import { Nominees } from '../candidacy/nominees.ts';
import { NominationModule } from '../nomination/nomination.module.ts';
import { PanelCases } from './panel-cases.ts';
import { PanelController } from './panel.controller.ts';
import { PanelService } from './panel.service.ts';

@Module({
  imports: [NominationModule],
  controllers: [PanelController],
  providers: [PanelService, PanelCases, Nominees],
})
export class PanelModule {}
