import { APPOINTMENT_BASIS, ORGANISATION_BASIS } from '@linli/contracts';
import type { AttachmentData, DeclaredData, FreeText, PersonalData } from '@linli/contracts';

type Said = Pick<PersonalData, 'class' | 'purpose' | 'basis' | 'mask'>;

const WORK: Said = { class: 'personal', purpose: '%privacy.purpose.work%', basis: 'duty', mask: 'name' };
const REACH: Said = { class: 'sensitive', purpose: '%privacy.purpose.reach%', basis: 'duty', mask: 'phone' };
const OBJECTOR: Said = { class: 'sensitive', purpose: '%privacy.purpose.objection%', basis: 'duty', mask: 'hidden' };
const MATCH: Said = { class: 'sensitive', purpose: '%privacy.purpose.match%', basis: 'duty', mask: 'hidden' };
const SIGN_IN: Said = { class: 'internal', purpose: '%privacy.purpose.sign-in%', basis: 'duty', mask: 'none' };
/** Who did something: kept as long as what was done, by the law on network security. */
const ACTOR: Said = {
  class: 'internal',
  purpose: '%privacy.purpose.account-for%',
  basis: 'legal-obligation',
  mask: 'none',
};
/** A paper with people's names on it, kept as long as what rests on it. */
const PAPER: Pick<AttachmentData, 'class' | 'purpose' | 'basis'> = {
  class: 'personal',
  purpose: '%privacy.purpose.basis%',
  basis: 'duty',
};
const of = (said: Said, table: string, ...columns: string[]): PersonalData => ({ table, columns, ...said });
/** Reasons and remarks that staff write for staff. */
const staff = (table: string, ...columns: string[]): FreeText[] =>
  columns.map((column) => ({ table, column, published: false }));

/**
 * What core itself keeps about people, as a plugin says it in its manifest. A test compares it with the tables: whoever adds
 * a column says here what it is for.
 */
export const CORE_DATA: DeclaredData = {
  personalData: [
    of(WORK, 'person', 'name', 'code'),
    of(REACH, 'person', 'phone', 'phone_hash'),
    of(MATCH, 'person', 'id_hash'),
    of({ ...WORK, mask: 'none' }, 'organisation', 'contact'),
    of(SIGN_IN, 'account', 'username', 'display_name', 'subject'),
    // Rows of a file that is being imported, until it is applied or thrown away.
    of({ ...WORK, mask: 'hidden' }, 'import_chunk', 'bytes'),
    of({ ...WORK, mask: 'hidden' }, 'import_block', 'rows'),
    of({ ...WORK, mask: 'hidden' }, 'import_effect', 'before'),
    // Masked; the values stand in `personal`, under the key of the person.
    of({ ...ACTOR, class: 'personal', mask: 'hidden' }, 'audit_entry', 'before', 'after', 'personal'),
    of(ACTOR, 'audit_entry', 'actor', 'target_title'),
    of(ACTOR, 'disclosure', 'by_name', 'subject_name'),
    of(ACTOR, 'appointment_change', 'by_name'),
    of(ACTOR, 'organisation_change', 'by_name'),
    of(ACTOR, 'unit_change', 'by_name'),
    of(ACTOR, 'unit_plan', 'by_name', 'decided_by'),
    of(ACTOR, 'unit_distribution', 'by_name'),
    of(ACTOR, 'unit_import', 'by_name'),
    of(ACTOR, 'data_import', 'by_name'),
    of(ACTOR, 'governance_exception', 'by_name'),
    of(ACTOR, 'calendar_day', 'by_name'),
    of(ACTOR, 'calendar_year', 'by_name'),
    of(ACTOR, 'notice_event', 'by_name'),
    of(OBJECTOR, 'notice_objection', 'objector'),
    // Signs batches of the audit log; of nobody's hand.
    of({ ...ACTOR, class: 'public' }, 'audit_batch', 'signature'),
  ],
  freeText: [
    ...staff('appointment', 'basis', 'reason', 'end_reason', 'handover_note'),
    ...staff('appointment_change', 'reason'),
    ...staff('audit_entry', 'reason'),
    ...staff('calendar_day', 'reason'),
    ...staff('disclosure', 'reason'),
    ...staff('governance_exception', 'reason'),
    ...staff('grant', 'reason', 'end_reason'),
    ...staff('loan', 'reason'),
    { table: 'notice', column: 'text', published: true },
    { table: 'notice_objection', column: 'reply', published: true },
    ...staff('notice', 'reason'),
    ...staff('notice_event', 'reason'),
    ...staff('notice_objection', 'text'),
    ...staff('organisation', 'basis', 'reason'),
    ...staff('organisation_change', 'reason'),
    ...staff('role', 'description'),
    ...staff('todo', 'record_title'),
    ...staff('unit_alias', 'reason'),
    ...staff('unit_change', 'reason'),
    ...staff('unit_plan', 'reason', 'basis'),
  ],
  attachments: [
    { ...PAPER, kind: APPOINTMENT_BASIS.id, record: 'appointment' },
    { ...PAPER, kind: ORGANISATION_BASIS.id, record: 'organisation' },
  ],
};
