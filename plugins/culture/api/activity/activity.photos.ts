import type { AttachmentUse } from '@linli/sdk-server';
import { ACTIVITY_PERMISSION, ACTIVITY_PHOTO } from '../../contract/index.ts';

/** They hang on the activity: whoever sees it sees them, and nobody else. */
export const ACTIVITY_PHOTOS: AttachmentUse = {
  kind: ACTIVITY_PHOTO,
  record: 'activity',
  upload: ACTIVITY_PERMISSION.manage,
  read: ACTIVITY_PERMISSION.read,
};
