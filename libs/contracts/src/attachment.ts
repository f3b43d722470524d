import { z } from 'zod';
import { instantSchema } from './ids.ts';

/** What an attachment may be. What a file is, its content says; its name and the sender's word for it do not count. */
export const ATTACHMENT_TYPES = {
  jpeg: { mediaType: 'image/jpeg', endings: ['jpg', 'jpeg'], image: true },
  png: { mediaType: 'image/png', endings: ['png'], image: true },
  webp: { mediaType: 'image/webp', endings: ['webp'], image: true },
  pdf: { mediaType: 'application/pdf', endings: ['pdf'], image: false },
  docx: {
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    endings: ['docx'],
    image: false,
  },
  xlsx: {
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    endings: ['xlsx'],
    image: false,
  },
} as const satisfies Record<string, { mediaType: string; endings: readonly [string, ...string[]]; image: boolean }>;
export type AttachmentType = keyof typeof ATTACHMENT_TYPES;

/** Pictures as a phone or a screen makes them. */
export const PICTURE_TYPES = ['jpeg', 'png', 'webp'] as const satisfies readonly AttachmentType[];
/** Papers: a scan, a photo of a page, an office document. */
export const PAPER_TYPES = ['pdf', 'docx', 'xlsx', 'jpeg', 'png'] as const satisfies readonly AttachmentType[];

const kindIdSchema = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/);

/** One kind of attachment: the photos of a report, the paper that an appointment rests on. */
export interface AttachmentKind {
  /** Names it in addresses and in the database: `report-photo`. */
  readonly id: string;
  readonly types: readonly AttachmentType[];
  /** Size of one file at most. */
  readonly maxMegabytes: number;
  /** How many may hang on one record. */
  readonly maxCount: number;
}

/** A file that was taken in, as answers and forms carry it. */
export const attachmentSchema = z.object({
  id: z.uuid(),
  kind: kindIdSchema,
  /** What people call it; its ending is that of its content. */
  name: z.string(),
  mediaType: z.string(),
  /** Bytes. */
  size: z.int(),
  uploadedAt: instantSchema,
});
export type Attachment = z.infer<typeof attachmentSchema>;

/**
 * The field of a command that hangs uploaded files on a record: their ids, in the order in which they are shown. A form may
 * give the uploads as they were answered; what is sent are the ids.
 */
export function attachmentIdsSchema(kind: AttachmentKind) {
  const id = z.union([z.uuid(), z.looseObject({ id: z.uuid() }).transform((upload) => upload.id)]);
  return z.array(id).max(kind.maxCount).meta({ control: 'attachments', attachments: kind });
}

/** Whether something is shown as a picture and not as a line in a list. */
export function isPicture({ mediaType }: Pick<Attachment, 'mediaType'>): boolean {
  return Object.values(ATTACHMENT_TYPES).some((type) => type.image && type.mediaType === mediaType);
}

export const attachmentUploadQuerySchema = z.object({
  /** What the file is called where it comes from. */
  name: z.string().max(1000).default(''),
});

/** The route of an attachment's content, below the base of its owner's API. */
export function attachmentPath(kind: string, id: string): string {
  return `attachments/${kind}/${id}/content`;
}

/** How long a link to an attachment's content can be opened, in milliseconds. */
export const ATTACHMENT_LINK_MS = 300_000;

/** More than one page shows. */
const MAX_LINKS = 60;
const MAX_ID_LIST = MAX_LINKS * 37;

/** Asks for links to attachments of one kind: `base` is the API of whoever keeps them. */
export const attachmentLinksQuerySchema = z.object({
  base: z.string().regex(/^\/api\/(?:core|plugins\/[a-z][a-z0-9-]{1,31})\/v1$/),
  kind: kindIdSchema,
  /** Ids, with commas between. */
  ids: z
    .string()
    .max(MAX_ID_LIST)
    .transform((text) => text.split(','))
    .pipe(z.array(z.uuid()).min(1).max(MAX_LINKS)),
});
export type AttachmentLinksQuery = z.output<typeof attachmentLinksQuerySchema>;

/**
 * Links by id, and until when they can be opened. A link says who asks, for which file and until when; whether they may see it
 * is asked anew each time it is opened.
 */
export const attachmentLinksSchema = z.object({ until: instantSchema, links: z.record(z.string(), z.string()) });
export type AttachmentLinks = z.infer<typeof attachmentLinksSchema>;

/** OpenAPI extension of routes that take in or give out a file: the gateway gives them more time, and uploads more room. */
export const FILE_EXTENSION = 'x-linli-file';
/** The query parameter that a link carries its proof in. */
export const LINK_PARAMETER = 'link';

const PAPER = { types: PAPER_TYPES, maxMegabytes: 20, maxCount: 5 } as const;
/** The papers that an appointment rests on. */
export const APPOINTMENT_BASIS: AttachmentKind = { id: 'appointment-basis', ...PAPER };
/** The papers that a body rests on. */
export const ORGANISATION_BASIS: AttachmentKind = { id: 'organisation-basis', ...PAPER };
