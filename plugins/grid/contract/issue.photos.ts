import { PICTURE_TYPES } from '@linli/contracts';
import type { AttachmentKind } from '@linli/contracts';

const PICTURES = { types: PICTURE_TYPES, maxMegabytes: 10, maxCount: 6 } as const;

/** What it looks like where it is reported. */
export const ISSUE_PHOTO: AttachmentKind = { id: 'issue-photo', ...PICTURES };
/** What it looks like when it is resolved: the handler's evidence. */
export const RESULT_PHOTO: AttachmentKind = { id: 'result-photo', ...PICTURES };
/** What whoever verifies has seen there. */
export const CHECK_PHOTO: AttachmentKind = { id: 'check-photo', ...PICTURES };
