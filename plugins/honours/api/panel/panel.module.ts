import { Module } from '@nestjs/common';
import { PanelCases } from './panel-cases.ts';
import { PanelController } from './panel.controller.ts';
import { PanelService } from './panel.service.ts';

@Module({ controllers: [PanelController], providers: [PanelService, PanelCases] })
export class PanelModule {}
