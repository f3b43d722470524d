import { Injectable, Optional } from '@nestjs/common';
import type { PermissionId } from '@linli/contracts';
import { requestScope } from '../db/request-scope.ts';
import { ScopedDb } from '../db/scoped-db.ts';
import { appendAudit } from './audit-line.ts';
import type { AuditKind, AuditLine, AuditOutcome, AuditTarget, SealedValues } from './audit-line.ts';
import { changedFields, maskFields } from './mask-fields.ts';
import type { FieldMasks } from './mask-fields.ts';

/** Port: encrypts values of a person under that person's key. Core has one; without it personal values are only masked. */
export abstract class SubjectCipher {
  /** Null when the person is erased: nothing about them is kept any more. */
  abstract seal(subject: string, values: Record<string, unknown>): Promise<SealedValues | null>;
}

interface Told {
  target: AuditTarget;
  /** Where it counts; null for what belongs to no unit. */
  unit: number | null;
  /** A finer word than the permission acted with, for instance `memo.note.rework`; begins with the plugin's id. */
  action?: PermissionId;
  reason?: string;
  outcome?: AuditOutcome;
}

/** What a service tells about a write. */
export interface Changed extends Told {
  /** The record before; null when it is new. */
  before: Record<string, unknown> | null;
  /** The record after; null when it was removed. */
  after: Record<string, unknown> | null;
  /** Fields that are not to stand in a log as they are. */
  masks?: FieldMasks;
  /** Whose fields the masked ones are: they are kept encrypted under that person's key, as long as the key exists. */
  subject?: string;
}

/** What a service tells about a look at something sensitive. */
export interface Looked extends Told {
  fields: readonly string[];
}

/**
 * The audit log of the request under way. Lines are written when the handler is done, in the transaction of the write
 * itself: both are there or neither. A write that tells nothing still gets its one line.
 */
@Injectable()
export class AuditTrail {
  constructor(
    private readonly db: ScopedDb,
    @Optional() private readonly cipher?: SubjectCipher,
  ) {}

  /** Something was written. Only the fields that differ are kept, masked. */
  changed(change: Changed): void {
    this.add(async () => {
      const { before, after } = changedFields(change.before, change.after);
      const masks = change.masks ?? {};
      return {
        ...this.lineOf(change, 'write'),
        before: before && maskFields(before, masks),
        after: after && maskFields(after, masks),
        personal: await this.personalOf(change, { before: pick(before, masks), after: pick(after, masks) }),
      };
    });
  }

  /** Somebody was shown fields that are masked for everybody else. The route is a POST: looking is written down. */
  read(look: Looked): void {
    this.add(() => Promise.resolve({ ...this.lineOf(look, 'read'), after: { fields: [...look.fields] } }));
  }

  /** Something was taken out of the system. `facts`: filters, number of lines. */
  exported(export_: Told & { facts: Record<string, unknown> }): void {
    this.add(() => Promise.resolve({ ...this.lineOf(export_, 'export'), after: export_.facts }));
  }

  /** A line of any kind, as it is: who acted is still the asker, unless core says otherwise. */
  tell(line: AuditLine): void {
    this.add(() => Promise.resolve(line));
  }

  private lineOf({ target, unit, action, reason, outcome }: Told, kind: AuditKind): AuditLine {
    return {
      action: action ?? (this.db.context.acting || 'core.account.self'),
      kind,
      target,
      unit,
      reason,
      ...(outcome ? { outcome } : {}),
    };
  }

  private async personalOf({ subject }: Changed, values: Record<string, unknown>): Promise<SealedValues[]> {
    if (subject === undefined || !this.cipher || Object.values(values).every((each) => each === null)) return [];
    const sealed = await this.cipher.seal(subject, values);
    return sealed ? [sealed] : [];
  }

  private add(make: () => Promise<AuditLine>): void {
    const store = requestScope.getStore();
    if (!store?.manager) throw new Error('no request is under way: use appendAudit');
    (store.audit ??= []).push(make);
  }
}

/** Writes what was told in this request; answers whether anything was. */
export async function flushAudit(db: ScopedDb): Promise<boolean> {
  const store = requestScope.getStore();
  const told = store?.audit ?? [];
  const lines: AuditLine[] = [];
  for (const make of told) lines.push(await make());
  await appendAudit((sql, parameters) => db.manager.query(sql, parameters), lines);
  return lines.length > 0 || store?.audited === true;
}

function pick(state: Record<string, unknown> | null, masks: FieldMasks): Record<string, unknown> | null {
  const found = Object.entries(state ?? {}).filter(([field, value]) => Object.hasOwn(masks, field) && value !== null);
  return found.length === 0 ? null : Object.fromEntries(found);
}
