import { Module } from '@nestjs/common';
import { SixMustListController } from './six-must-list.controller.ts';
import { SixMustListService } from './six-must-list.service.ts';

@Module({ controllers: [SixMustListController], providers: [SixMustListService] })
export class SixMustListModule {}
