import { attachmentIdsSchema } from '@linli/contracts';
import type { AttachmentKind } from '@linli/contracts';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { Allow } from '../access/allow.decorator.ts';
import type { AttachmentUse } from '../attachment/attachment-use.ts';
import { Attachments } from '../attachment/attachments.ts';

const PHOTO: AttachmentKind = {
  id: 'note-photo',
  types: ['jpeg', 'png', 'pdf'],
  maxMegabytes: 1,
  maxCount: 3,
};
/** What hangs on a note. */
export const MEMO_PHOTOS: AttachmentUse = {
  kind: PHOTO,
  record: 'note',
  upload: 'memo.note.write',
  read: 'memo.note.read',
};
const photosSchema = z.object({ ids: attachmentIdsSchema(PHOTO) });

@Controller('notes/:id/photos')
export class PhotoController {
  constructor(private readonly attachments: Attachments) {}

  @Post()
  @Allow('memo.note.write')
  async add(@Param('id') id: string, @Body({ schema: photosSchema }) { ids }: z.output<typeof photosSchema>) {
    await this.attachments.attach(MEMO_PHOTOS, id, ids, 'ids');
    return { id, items: await this.attachments.of(MEMO_PHOTOS, id) };
  }

  @Post(':photo/remove')
  @Allow('memo.note.write')
  async remove(@Param('id') id: string, @Param('photo') photo: string) {
    await this.attachments.detach(MEMO_PHOTOS, id, photo, 'a face');
    return { id, items: await this.attachments.of(MEMO_PHOTOS, id) };
  }
}
