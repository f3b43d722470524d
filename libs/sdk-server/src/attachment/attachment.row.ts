import type { Attachment } from '@linli/contracts';

export interface AttachmentRow {
  id: string;
  kind: string;
  record: string | null;
  recordId: string | null;
  name: string;
  mediaType: string;
  size: number;
  uploadedBy: string;
  uploadedAt: Date;
}

export const ATTACHMENT_COLUMNS = `id, kind, record, record_id AS "recordId", name, media_type AS "mediaType", size,
  uploaded_by AS "uploadedBy", uploaded_at AS "uploadedAt"`;

export function toAttachment({ id, kind, name, mediaType, size, uploadedAt }: AttachmentRow): Attachment {
  return { id, kind, name, mediaType, size, uploadedAt: new Date(uploadedAt).toISOString() };
}
