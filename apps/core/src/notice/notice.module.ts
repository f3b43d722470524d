import { Module } from '@nestjs/common';
import { BodyModule } from '../body/body.module.ts';
import { NoticeActs } from './notice-acts.ts';
import { NoticeController } from './notice.controller.ts';
import { NoticeChecks } from './notice-checks.ts';
import { NoticeLifeService } from './notice-life.service.ts';
import { NoticeObjectionRepository } from './notice-objection.repository.ts';
import { NoticeObjections } from './notice-objection.service.ts';
import { NoticeOwners } from './notice-owners.ts';
import { NoticeRepository } from './notice.repository.ts';
import { NoticeService } from './notice.service.ts';

/** Notices 公示 about records of plugins: two persons publish, people object, the office answers. */
@Module({
  imports: [BodyModule],
  controllers: [NoticeController],
  providers: [
    NoticeService,
    NoticeLifeService,
    NoticeChecks,
    NoticeObjections,
    NoticeActs,
    NoticeOwners,
    NoticeRepository,
    NoticeObjectionRepository,
  ],
})
export class NoticeModule {}
