import {
  ActionRoute,
  AllowAnyAccount,
  AllowOn,
  Answers,
  CreateRoute,
  HistoryRoute,
  ListRoute,
  RecordId,
  RecordRoute,
} from '@linli/sdk-server';
import type { ExportColumn } from '@linli/sdk-server';
import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import {
  CERTIFICATE_MACHINE as machine,
  CERTIFICATE_PERMISSION,
  certificateAnswers as answers,
  certificateCheckSchema,
  checkCertificateSchema,
  issueCertificateSchema,
  issueCertificatesSchema,
  issuedCertificatesSchema,
  lastDayOf,
  reissueCertificateSchema,
  revokeCertificateSchema,
  writtenCode,
} from '../../contract/index.ts';
import type {
  Certificate,
  CertificateListQuery,
  IssueCertificate,
  IssueCertificates,
  ReissueCertificate,
  RevokeCertificate,
} from '../../contract/index.ts';
import { CertificateCheckService } from './certificate-check.service.ts';
import { CertificateService } from './certificate.service.ts';

const COLUMNS: ExportColumn<Certificate>[] = [
  { header: 'certificate.field.title', value: 'title', width: 32 },
  { header: 'certificate.field.holder', value: 'holder' },
  { header: 'certificate.field.code', value: ({ code }) => writtenCode(code) },
  { header: 'certificate.field.issued-on', value: 'issuedOn' },
  { header: 'certificate.field.last-day', value: ({ validTo }) => lastDayOf(validTo) },
  { header: 'certificate.field.standing', value: 'standing', words: 'certificate.standing' },
];

@Controller('certificates')
export class CertificateController {
  constructor(
    private readonly service: CertificateService,
    private readonly checks: CertificateCheckService,
  ) {}

  @ListRoute(answers, COLUMNS)
  findPage(@Query({ schema: answers.query }) query: CertificateListQuery) {
    return this.service.findPage(query);
  }

  /** Before `:id`, which it would be taken for. */
  @Get('check')
  @AllowAnyAccount()
  @Answers(certificateCheckSchema)
  check(@Query({ schema: checkCertificateSchema }) { code }: { code: string }) {
    return this.checks.check(code);
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
  issue(@Body({ schema: issueCertificateSchema }) command: IssueCertificate) {
    return this.service.issue(command);
  }

  @Post('issue-many')
  @AllowOn(machine, CERTIFICATE_PERMISSION.issue)
  @Answers(issuedCertificatesSchema, 201)
  issueMany(@Body({ schema: issueCertificatesSchema }) command: IssueCertificates) {
    return this.service.issueMany(command);
  }

  @ActionRoute(machine, 'reissue', answers.shown)
  reissue(@RecordId() id: string, @Body({ schema: reissueCertificateSchema }) command: ReissueCertificate) {
    return this.service.reissue(id, command);
  }

  @ActionRoute(machine, 'revoke', answers.shown)
  revoke(@RecordId() id: string, @Body({ schema: revokeCertificateSchema }) command: RevokeCertificate) {
    return this.service.revoke(id, command);
  }
}
