import type { Page } from '@linli/contracts';
import { AnsweredRecords } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import type {
  ChangeCertificateType,
  CloseCertificateType,
  CreateCertificateType,
  CertificateType,
  CertificateTypeDetail,
  CertificateTypeHistory,
  CertificateTypeListQuery,
} from '../../contract/index.ts';
import { certificateTypes } from './certificate-type.record.ts';

@Injectable()
export class CertificateTypeService {
  constructor(private readonly records: AnsweredRecords) {}

  findPage(query: CertificateTypeListQuery): Promise<Page<CertificateType>> {
    return this.records.page(certificateTypes, query);
  }

  get(id: string): Promise<CertificateTypeDetail> {
    return this.records.get(certificateTypes, id);
  }

  getHistory(id: string): Promise<CertificateTypeHistory> {
    return this.records.history(certificateTypes, id);
  }

  create({ note, validYears, ...about }: CreateCertificateType): Promise<CertificateTypeDetail> {
    return this.records.begin(certificateTypes, { ...about, validYears: validYears ?? null, note: note ?? null });
  }

  change(id: string, { note, validYears, version, ...about }: ChangeCertificateType): Promise<CertificateTypeDetail> {
    return this.records.act(certificateTypes, id, {
      action: 'change',
      version,
      patch: { ...about, validYears: validYears ?? null, note: note ?? null },
    });
  }

  close(id: string, { reason, version }: CloseCertificateType): Promise<CertificateTypeDetail> {
    return this.records.act(certificateTypes, id, { action: 'close', version, said: { reason } });
  }
}
