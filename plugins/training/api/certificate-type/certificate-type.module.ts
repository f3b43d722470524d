import { Module } from '@nestjs/common';
import { CertificateTypeController } from './certificate-type.controller.ts';
import { CertificateTypeService } from './certificate-type.service.ts';

@Module({ controllers: [CertificateTypeController], providers: [CertificateTypeService] })
export class CertificateTypeModule {}
