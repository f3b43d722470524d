import { ATTACHMENT_TYPES, attachmentSchema, type Attachment, type AttachmentKind } from '@linli/contracts';
import { randomId } from '../api/random-id.ts';

/** A file in a form that is not uploaded yet, or could not be: no id, so that the form cannot be sent with it. */
export interface WaitingItem {
  id: '';
  key: string;
  name: string;
  size: number;
  mediaType: string;
}
export type AttachmentItem = Attachment | WaitingItem;

/** What a form holds of a field of attachments, whatever a draft has made of it. */
export function itemsOf(value: unknown): AttachmentItem[] {
  return Array.isArray(value) ? (value as unknown[]).filter(isItem) : [];
}

export const isUploaded = (item: AttachmentItem): item is Attachment => item.id !== '';

/** Whether something in the field has not arrived yet. */
export const hasUnfinished = (value: unknown): boolean => itemsOf(value).some((item) => !isUploaded(item));

export function waitingItem({ name, size, type }: File): WaitingItem {
  return { id: '', key: randomId(), name, size, mediaType: type };
}

/** For the file chooser of a browser; a phone makes a JPEG of what it would otherwise give in a format of its own. */
export function acceptOf({ types }: AttachmentKind): string {
  return types
    .flatMap((type) => [ATTACHMENT_TYPES[type].mediaType, ...ATTACHMENT_TYPES[type].endings.map((end) => `.${end}`)])
    .join(',');
}

/** Whether it takes nothing but pictures. */
export const isOfPictures = ({ types }: AttachmentKind): boolean => types.every((type) => ATTACHMENT_TYPES[type].image);

export const takesPictures = ({ types }: AttachmentKind): boolean => types.some((type) => ATTACHMENT_TYPES[type].image);

function isItem(value: unknown): value is AttachmentItem {
  return attachmentSchema.safeParse(value).success || (typeof value === 'object' && value !== null && 'key' in value);
}
