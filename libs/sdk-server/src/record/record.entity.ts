import { Column, PrimaryColumn } from 'typeorm';
import { ScopedEntity } from '../db/scoped.entity.ts';

/**
 * Columns of a table whose rows live by a state machine, beside those of its own:
 * `id uuid PRIMARY KEY, unit_id integer NOT NULL, state text NOT NULL, state_since timestamptz NOT NULL, version integer NOT NULL`.
 */
export abstract class RecordEntity<State extends string = string> extends ScopedEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  state!: State;

  @Column({ name: 'state_since', type: 'timestamptz' })
  stateSince!: Date;

  @Column('integer')
  version!: number;
}

/** A record that says when it was added, and by whom: `created_at timestamptz NOT NULL, created_by uuid NOT NULL`. */
export abstract class CreatedRecordEntity<State extends string = string> extends RecordEntity<State> {
  @Column({ name: 'created_at', type: 'timestamptz', update: false })
  createdAt!: Date;

  @Column({ name: 'created_by', type: 'uuid', update: false })
  createdBy!: string;
}

/**
 * Columns of the table that holds what happened to the records of another one; only ever added to. The child of its
 * records for `core_pub.scope_child`:
 * `id uuid PRIMARY KEY, <record>_id uuid NOT NULL REFERENCES <record> (id), action text NOT NULL, at timestamptz NOT NULL, actor_id uuid NOT NULL`.
 * Further columns keep what a step wrote: those with the name of a property that it changed are filled.
 */
export abstract class HistoryEntity<Action extends string = string> {
  /** In the order of time. */
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  action!: Action;

  @Column('timestamptz')
  at!: Date;

  @Column({ name: 'actor_id', type: 'uuid' })
  actorId!: string;
}
