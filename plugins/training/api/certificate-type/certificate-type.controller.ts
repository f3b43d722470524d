import { ActionRoute, CreateRoute, HistoryRoute, ListRoute, RecordId, RecordRoute } from '@linli/sdk-server';
import { Body, Controller, Query } from '@nestjs/common';
import {
  CERTIFICATE_TYPE_MACHINE as machine,
  changeCertificateTypeSchema,
  closeCertificateTypeSchema,
  createCertificateTypeSchema,
  certificateTypeAnswers as answers,
} from '../../contract/index.ts';
import type {
  ChangeCertificateType,
  CloseCertificateType,
  CreateCertificateType,
  CertificateTypeListQuery,
} from '../../contract/index.ts';
import { CertificateTypeService } from './certificate-type.service.ts';

@Controller('certificate-types')
export class CertificateTypeController {
  constructor(private readonly service: CertificateTypeService) {}

  @ListRoute(answers)
  findPage(@Query({ schema: answers.query }) query: CertificateTypeListQuery) {
    return this.service.findPage(query);
  }

  @RecordRoute(answers)
  get(@RecordId() id: string) {
    return this.service.get(id);
  }

  @HistoryRoute(answers)
  getHistory(@RecordId() id: string) {
    return this.service.getHistory(id);
  }

  @CreateRoute(answers)
  create(@Body({ schema: createCertificateTypeSchema }) command: CreateCertificateType) {
    return this.service.create(command);
  }

  @ActionRoute(machine, 'change', answers.shown)
  change(@RecordId() id: string, @Body({ schema: changeCertificateTypeSchema }) command: ChangeCertificateType) {
    return this.service.change(id, command);
  }

  @ActionRoute(machine, 'close', answers.shown)
  close(@RecordId() id: string, @Body({ schema: closeCertificateTypeSchema }) command: CloseCertificateType) {
    return this.service.close(id, command);
  }
}
