import type { AttachmentUse } from '@linli/sdk-server';
import { CHECK_PHOTO, ISSUE_PERMISSION, ISSUE_PHOTO, RESULT_PHOTO } from '../../contract/index.ts';

/** They hang on the issue: whoever sees it sees them, and nobody else. */
const ON_ISSUE = { record: 'issue', read: ISSUE_PERMISSION.read } as const;
/** An issue may be sent back, and each time there is something new to show. */
const MOST = 30;

export const ISSUE_PHOTOS: AttachmentUse = { ...ON_ISSUE, kind: ISSUE_PHOTO, upload: ISSUE_PERMISSION.report };
export const RESULT_PHOTOS: AttachmentUse = {
  ...ON_ISSUE,
  kind: RESULT_PHOTO,
  upload: ISSUE_PERMISSION.handle,
  most: MOST,
};
export const CHECK_PHOTOS: AttachmentUse = {
  ...ON_ISSUE,
  kind: CHECK_PHOTO,
  upload: ISSUE_PERMISSION.verify,
  most: MOST,
};
