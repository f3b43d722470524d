import {
  answerObjectionSchema,
  noticeCountQuerySchema,
  noticeCountsSchema,
  noticeDetailSchema,
  noticeQuerySchema,
  noticeSchema,
  objectToNoticeSchema,
  pageOf,
  plainNoticeSchema,
  reasonNoticeSchema,
  revealedSchema,
  revealObjectionSchema,
  updateNoticeSchema,
} from '@linli/contracts';
import type {
  AnswerObjection,
  NoticeCountQuery,
  NoticeQuery,
  ObjectToNotice,
  ReasonNotice,
  RevealObjection,
  UpdateNotice,
} from '@linli/contracts';
import { Allow, Answers, ExportsList, ShownOnce } from '@linli/sdk-server';
import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { NoticeLifeService } from './notice-life.service.ts';
import { NoticeObjections } from './notice-objection.service.ts';
import { ANSWER, OBJECT, PUBLISH } from './notice.policy.ts';
import { NoticeService } from './notice.service.ts';
import { NOTICE_LIST } from '../list-export/access-lists.ts';

const READ = 'core.notice.read';
/** What a page needs to know to say what the asker may do next. */
const besides = (permission: string) => [READ, PUBLISH, OBJECT, ANSWER].filter((each) => each !== permission);
const Id = () => Param('id', { schema: z.uuid() });
const ObjectionId = () => Param('objectionId', { schema: z.uuid() });
type Version = z.output<typeof plainNoticeSchema>;

@Controller('notices')
export class NoticeController {
  constructor(
    private readonly notices: NoticeService,
    private readonly life: NoticeLifeService,
    private readonly objections: NoticeObjections,
  ) {}

  @Get()
  @Allow(READ)
  @Answers(pageOf(noticeSchema))
  @ExportsList(NOTICE_LIST)
  find(@Query({ schema: noticeQuerySchema }) query: NoticeQuery) {
    return this.notices.find(query);
  }

  @Get('counts')
  @Allow(READ)
  @Answers(noticeCountsSchema)
  count(@Query({ schema: noticeCountQuerySchema }) query: NoticeCountQuery) {
    return this.notices.count(query);
  }

  @Get(':id')
  @Allow(READ, ...besides(READ))
  @Answers(noticeDetailSchema)
  getDetail(@Id() id: string) {
    return this.notices.getDetail(id);
  }

  @Patch(':id')
  @Allow(PUBLISH, ...besides(PUBLISH))
  @Answers(noticeDetailSchema)
  update(@Id() id: string, @Body({ schema: updateNoticeSchema }) command: UpdateNotice) {
    return this.life.update(id, command);
  }

  @Post(':id/submit')
  @HttpCode(200)
  @Allow(PUBLISH, ...besides(PUBLISH))
  @Answers(noticeDetailSchema)
  submit(@Id() id: string, @Body({ schema: plainNoticeSchema }) { version }: Version) {
    return this.life.submit(id, version);
  }

  @Post(':id/return')
  @HttpCode(200)
  @Allow(PUBLISH, ...besides(PUBLISH))
  @Answers(noticeDetailSchema)
  return(@Id() id: string, @Body({ schema: reasonNoticeSchema }) command: ReasonNotice) {
    return this.life.return(id, command);
  }

  @Post(':id/publish')
  @HttpCode(200)
  @Allow(PUBLISH, ...besides(PUBLISH))
  @Answers(noticeDetailSchema)
  publish(@Id() id: string, @Body({ schema: plainNoticeSchema }) { version }: Version) {
    return this.life.publish(id, version);
  }

  @Post(':id/withdraw')
  @HttpCode(200)
  @Allow(PUBLISH, ...besides(PUBLISH))
  @Answers(noticeDetailSchema)
  withdraw(@Id() id: string, @Body({ schema: reasonNoticeSchema }) command: ReasonNotice) {
    return this.life.withdraw(id, command);
  }

  @Post(':id/objections')
  @Allow(OBJECT, ...besides(OBJECT))
  @Answers(noticeDetailSchema, 201)
  object(@Id() id: string, @Body({ schema: objectToNoticeSchema }) command: ObjectToNotice) {
    return this.objections.enter(id, command);
  }

  @Post(':id/objections/:objectionId/answer')
  @HttpCode(200)
  @Allow(ANSWER, ...besides(ANSWER))
  @Answers(noticeDetailSchema)
  answer(
    @Id() id: string,
    @ObjectionId() objectionId: string,
    @Body({ schema: answerObjectionSchema }) command: AnswerObjection,
  ) {
    return this.objections.answer(id, objectionId, command);
  }

  @Post(':id/objections/:objectionId/reveal')
  @ShownOnce()
  @HttpCode(200)
  @Allow(ANSWER, READ)
  @Answers(revealedSchema)
  reveal(
    @Id() id: string,
    @ObjectionId() objectionId: string,
    @Body({ schema: revealObjectionSchema }) command: RevealObjection,
  ) {
    return this.objections.reveal(id, objectionId, command);
  }
}
