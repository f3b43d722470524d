import { Module } from '@nestjs/common';
import { BrandController } from './brand.controller.ts';
import { BrandService } from './brand.service.ts';

@Module({ controllers: [BrandController], providers: [BrandService] })
export class BrandModule {}
