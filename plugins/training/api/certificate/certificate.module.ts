import { Module } from '@nestjs/common';
import { CertificateCheckService } from './certificate-check.service.ts';
import { CertificateController } from './certificate.controller.ts';
import { CertificateService } from './certificate.service.ts';

@Module({
  controllers: [CertificateController],
  providers: [CertificateService, CertificateCheckService],
  exports: [CertificateService],
})
export class CertificateModule {}
