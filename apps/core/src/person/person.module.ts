import { Module } from '@nestjs/common';
import { PersonActs } from './person-acts.ts';
import { PersonController } from './person.controller.ts';
import { PersonEraser } from './person-eraser.repository.ts';
import { PersonEraseService } from './person-erase.service.ts';
import { PersonLifeService } from './person-life.service.ts';
import { PersonPosts } from './person-posts.repository.ts';
import { PersonRepository } from './person.repository.ts';
import { PersonRevealService } from './person-reveal.service.ts';
import { PersonRules } from './person-rules.service.ts';
import { PersonService } from './person.service.ts';
import { PersonWriter } from './person-writer.repository.ts';

@Module({
  controllers: [PersonController],
  providers: [
    PersonService,
    PersonLifeService,
    PersonActs,
    PersonRules,
    PersonRepository,
    PersonPosts,
    PersonWriter,
    PersonRevealService,
    PersonEraseService,
    PersonEraser,
  ],
  exports: [PersonService, PersonRepository],
})
export class PersonModule {}
