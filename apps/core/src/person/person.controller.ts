import {
  anonymisePersonSchema,
  createPersonSchema,
  leavePersonSchema,
  pageOf,
  personDetailSchema,
  personIdSchema,
  personQuerySchema,
  personSchema,
  returnPersonSchema,
  revealedSchema,
  revealPersonSchema,
  updatePersonSchema,
} from '@linli/contracts';
import type { AnonymisePerson, CreatePerson, PersonQuery, RevealPerson, UpdatePerson } from '@linli/contracts';
import { Allow, Answers, ExportsList, ShownOnce } from '@linli/sdk-server';
import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import type { z } from 'zod';
import { PersonEraseService } from './person-erase.service.ts';
import { PersonLifeService } from './person-life.service.ts';
import { PersonRevealService } from './person-reveal.service.ts';
import { PersonService } from './person.service.ts';
import { PEOPLE_LIST } from '../list-export/body-lists.ts';

const READ = 'core.person.read';
/** What a page needs to know to say what the asker may do next. */
const ACTS = ['core.person.update', 'core.person.reveal', 'core.person.erase', 'core.appointment.propose'];
const SEEN = ['core.organisation.read', ...ACTS];
const besides = (permission: string) => [READ, ...SEEN.filter((each) => each !== permission)];
const Id = () => Param('id', { schema: personIdSchema });

@Controller('people')
export class PersonController {
  constructor(
    private readonly people: PersonService,
    private readonly life: PersonLifeService,
    private readonly reveals: PersonRevealService,
    private readonly erasing: PersonEraseService,
  ) {}

  @Get()
  @Allow(READ, 'core.organisation.read')
  @Answers(pageOf(personSchema))
  @ExportsList(PEOPLE_LIST)
  find(@Query({ schema: personQuerySchema }) query: PersonQuery) {
    return this.people.find(query);
  }

  @Get(':id')
  @Allow(READ, ...SEEN)
  @Answers(personDetailSchema)
  getDetail(@Id() id: string) {
    return this.people.getDetail(id);
  }

  @Post()
  @Allow('core.person.create', READ, ...SEEN)
  @Answers(personDetailSchema, 201)
  create(@Body({ schema: createPersonSchema }) command: CreatePerson) {
    return this.life.create(command);
  }

  @Patch(':id')
  @Allow('core.person.update', ...besides('core.person.update'))
  @Answers(personDetailSchema)
  update(@Id() id: string, @Body({ schema: updatePersonSchema }) command: UpdatePerson) {
    return this.life.update(id, command);
  }

  @Post(':id/leave')
  @HttpCode(200)
  @Allow('core.person.update', ...besides('core.person.update'))
  @Answers(personDetailSchema)
  leave(@Id() id: string, @Body({ schema: leavePersonSchema }) command: z.output<typeof leavePersonSchema>) {
    return this.life.leave(id, command);
  }

  @Post(':id/return')
  @HttpCode(200)
  @Allow('core.person.update', ...besides('core.person.update'))
  @Answers(personDetailSchema)
  comeBack(@Id() id: string, @Body({ schema: returnPersonSchema }) { version }: z.output<typeof returnPersonSchema>) {
    return this.life.comeBack(id, version);
  }

  @Post(':id/reveal')
  @ShownOnce()
  @HttpCode(200)
  @Allow('core.person.reveal', READ)
  @Answers(revealedSchema)
  reveal(@Id() id: string, @Body({ schema: revealPersonSchema }) command: RevealPerson) {
    return this.reveals.reveal(id, command);
  }

  @Post(':id/anonymise')
  @HttpCode(200)
  @Allow('core.person.erase', ...besides('core.person.erase'))
  @Answers(personDetailSchema)
  anonymise(@Id() id: string, @Body({ schema: anonymisePersonSchema }) command: AnonymisePerson) {
    return this.erasing.anonymise(id, command);
  }
}
