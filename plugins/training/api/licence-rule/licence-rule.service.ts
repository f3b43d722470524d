import type { Page } from '@linli/contracts';
import { AnsweredRecords, Records } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import type {
  CloseLicenceRule,
  CreateLicenceRule,
  LicenceRule,
  LicenceRuleDetail,
  LicenceRuleHistory,
  LicenceRuleListQuery,
} from '../../contract/index.ts';
import { CertificateTypeClosedError } from '../certificate/certificate.errors.ts';
import { certificateTypeRecord } from '../certificate-type/certificate-type.record.ts';
import { licenceRules } from './licence-rule.record.ts';

@Injectable()
export class LicenceRuleService {
  constructor(
    private readonly records: AnsweredRecords,
    private readonly kept: Records,
  ) {}

  findPage(query: LicenceRuleListQuery): Promise<Page<LicenceRule>> {
    return this.records.page(licenceRules, query);
  }

  get(id: string): Promise<LicenceRuleDetail> {
    return this.records.get(licenceRules, id);
  }

  getHistory(id: string): Promise<LicenceRuleHistory> {
    return this.records.history(licenceRules, id);
  }

  async create({ note, ...rule }: CreateLicenceRule): Promise<LicenceRuleDetail> {
    const type = await this.kept.get(certificateTypeRecord, rule.typeId);
    if (type.state === 'closed') throw new CertificateTypeClosedError(type.title);
    return this.records.begin(licenceRules, { ...rule, typeTitle: type.title, note: note ?? null });
  }

  close(id: string, { reason, version }: CloseLicenceRule): Promise<LicenceRuleDetail> {
    return this.records.act(licenceRules, id, { action: 'close', version, said: { reason } });
  }
}
