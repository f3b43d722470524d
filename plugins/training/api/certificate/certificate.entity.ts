import type { Day } from '@linli/contracts';
import { CreatedRecordEntity, HistoryEntity } from '@linli/sdk-server';
import { Column, Entity } from 'typeorm';
import type { CertificateAction, CertificateState } from '../../contract/index.ts';

@Entity('certificate')
export class CertificateRow extends CreatedRecordEntity<CertificateState> {
  @Column({ type: 'text', update: false })
  code!: string;

  @Column({ name: 'type_id', type: 'uuid', update: false })
  typeId!: string;

  @Column({ type: 'text', update: false })
  title!: string;

  @Column({ name: 'person_id', type: 'uuid', update: false })
  personId!: string;

  @Column({ name: 'holder_name', type: 'text', update: false })
  holderName!: string;

  @Column({ name: 'issued_on', type: 'date', update: false })
  issuedOn!: Day;

  /** The first day on which it is not valid any more. */
  @Column({ name: 'valid_to', type: 'date', nullable: true, update: false })
  validTo!: Day | null;

  @Column({ type: 'text', update: false })
  basis!: string;

  @Column({ name: 'replaces_id', type: 'uuid', nullable: true, update: false })
  replacesId!: string | null;

  @Column({ name: 'replaced_by_id', type: 'uuid', nullable: true })
  replacedById!: string | null;
}

@Entity('certificate_event')
export class CertificateEventRow extends HistoryEntity<CertificateAction> {
  @Column({ name: 'certificate_id', type: 'uuid' })
  certificateId!: string;

  @Column({ type: 'text', nullable: true })
  reason!: string | null;
}
