import { Module } from '@nestjs/common';
import { SixMustCheckController } from './six-must-check.controller.ts';
import { SixMustCheckService } from './six-must-check.service.ts';

@Module({ controllers: [SixMustCheckController], providers: [SixMustCheckService] })
export class SixMustCheckModule {}
