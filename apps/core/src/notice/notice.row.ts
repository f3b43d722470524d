import type { NoticeDoor, NoticeEvent, NoticeObjection, NoticePhase, ObjectionState, UnitRef } from '@linli/contracts';
import type { Placed } from '@linli/sdk-server';
import { day, instant, unitRef } from '../body/body.sql.ts';

/** A notice as it stands at an instant. */
export interface NoticeRow extends Placed {
  id: string;
  title: string;
  text: string;
  unitId: number;
  unit: UnitRef;
  owner: string;
  record: { type: string; id: string; title: string; route: string | null };
  blocks: string;
  minDays: number;
  days: number;
  objectionDays: number;
  phase: NoticePhase;
  publishedOn: string | null;
  endsOn: string | null;
  objectionsOn: string | null;
  submittedBy: string | null;
  submittedByName: string | null;
  publishedByName: string | null;
  reason: string | null;
  openObjections: number;
  version: number;
  createdAt: string;
}

const account = (column: string): string => `(SELECT c.display_name FROM core.account c WHERE c.id = ${column})`;

/** Columns of a {@link NoticeRow} for a `core.notice` under the alias `n`; `at` is SQL. */
export const noticeColumns = (at: string): string => `n.id, n.title, n.text, n.unit_id AS "unitId",
  (SELECT ${unitRef('u')} FROM core.unit u WHERE u.id = n.unit_id) AS unit, n.owner,
  jsonb_build_object('type', n.record_type, 'id', n.record_id, 'title', n.record_title, 'route', n.record_route) AS record,
  n.blocks, n.min_days AS "minDays", n.days, n.objection_days AS "objectionDays",
  core.notice_phase(n.state, n.over_at, ${at}) AS phase, ${day('n.published_on')} AS "publishedOn", ${day('n.ends_on')} AS "endsOn",
  ${day('n.objections_on')} AS "objectionsOn", n.submitted_by AS "submittedBy", ${account('n.submitted_by')} AS "submittedByName",
  ${account('n.published_by')} AS "publishedByName", n.reason,
  (SELECT count(*)::integer FROM core.notice_objection o WHERE o.notice_id = n.id AND o.state = 'open') AS "openObjections",
  n.version, ${instant('n.created_at')} AS "createdAt", n.province_id AS "provinceId", n.city_id AS "cityId",
  n.district_id AS "districtId", n.street_id AS "streetId", n.community_id AS "communityId", n.grid_id AS "gridId"`;

/** An objection with its sealed values. */
export interface ObjectionRow extends Pick<
  NoticeObjection,
  'reply' | 'answeredAt' | 'enteredAt' | 'answeredBy' | 'version'
> {
  id: string;
  noticeId: string;
  door: NoticeDoor;
  state: ObjectionState;
  text: string;
  objector: Buffer | null;
  enteredBy: string;
  enteredByName: string;
}

/** Columns of an {@link ObjectionRow} for a `core.notice_objection` under the alias `o`. */
export const OBJECTION_COLUMNS = `o.id, o.notice_id AS "noticeId", o.door, o.state, o.text, o.objector, o.entered_by AS "enteredBy",
  ${account('o.entered_by')} AS "enteredByName", ${instant('o.entered_at')} AS "enteredAt", o.reply,
  ${account('o.answered_by')} AS "answeredBy", ${instant('o.answered_at')} AS "answeredAt", o.version`;

/** Columns of a {@link NoticeEvent} for a `core.notice_event` under the alias `e`. */
export const EVENT_COLUMNS = `e.id::text AS id, e.kind, ${instant('e.at')} AS at, e.by_name AS by, e.reason`;
export type EventRow = NoticeEvent;
