import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { IssueCategory } from '../../contract/index.ts';

@Entity('issue_term')
export class IssueTermRow {
  @PrimaryColumn({ name: 'district_id', type: 'integer' })
  districtId!: number;

  @PrimaryColumn('text')
  category!: IssueCategory;

  @Column('integer')
  days!: number;

  @Column('integer')
  version!: number;

  @Column({ name: 'changed_at', type: 'timestamptz' })
  changedAt!: Date;

  @Column({ name: 'changed_by', type: 'uuid' })
  changedBy!: string;
}
