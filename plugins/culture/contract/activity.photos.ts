import { PICTURE_TYPES } from '@linli/contracts';
import type { AttachmentKind } from '@linli/contracts';

/** What it was like; taken only with a word that it may be. */
export const ACTIVITY_PHOTO: AttachmentKind = {
  id: 'activity-photo',
  types: PICTURE_TYPES,
  maxMegabytes: 10,
  maxCount: 6,
};
