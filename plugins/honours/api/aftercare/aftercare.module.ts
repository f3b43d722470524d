import { Module } from '@nestjs/common';
import { AftercareController } from './aftercare.controller.ts';
import { AftercareService } from './aftercare.service.ts';

@Module({ controllers: [AftercareController], providers: [AftercareService] })
export class AftercareModule {}
