import { CreatedRecordEntity, HistoryEntity } from '@linli/sdk-server';
import { Column, Entity } from 'typeorm';
import type { CertificateSource, CertificateTypeAction, CertificateTypeState } from '../../contract/index.ts';

@Entity('certificate_type')
export class CertificateTypeRow extends CreatedRecordEntity<CertificateTypeState> {
  @Column('text')
  title!: string;

  @Column('text')
  source!: CertificateSource;

  /** Null: for good. Certificates keep their own dates: a change is for those that follow. */
  @Column({ name: 'valid_years', type: 'integer', nullable: true })
  validYears!: number | null;

  @Column({ type: 'text', nullable: true })
  note!: string | null;
}

@Entity('certificate_type_event')
export class CertificateTypeEventRow extends HistoryEntity<CertificateTypeAction> {
  @Column({ name: 'certificate_type_id', type: 'uuid' })
  certificateTypeId!: string;

  @Column({ type: 'text', nullable: true })
  reason!: string | null;
}
