import { Module } from '@nestjs/common';
import { SchemeController } from './scheme.controller.ts';
import { SchemeService } from './scheme.service.ts';

@Module({ controllers: [SchemeController], providers: [SchemeService] })
export class SchemeModule {}
