import { APPOINTMENT_BASIS, ORGANISATION_BASIS } from '@linli/contracts';
import type { AttachmentUse } from '@linli/sdk-server';

/** Core's own kinds of attachments: the papers that appointments and bodies rest on. */
export const APPOINTMENT_PAPERS: AttachmentUse = {
  kind: APPOINTMENT_BASIS,
  record: 'appointment',
  upload: 'core.appointment.propose',
  read: 'core.appointment.read',
};
export const ORGANISATION_PAPERS: AttachmentUse = {
  kind: ORGANISATION_BASIS,
  record: 'organisation',
  upload: 'core.organisation.propose',
  read: 'core.organisation.read',
};
