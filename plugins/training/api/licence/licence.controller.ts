import { Allow, Answers, ExportsList } from '@linli/sdk-server';
import type { ExportedList } from '@linli/sdk-server';
import { Controller, Get, Query } from '@nestjs/common';
import {
  LICENCE_RULE_PERMISSION,
  licenceCountsSchema,
  licenceFilterSchema,
  licencePageSchema,
  licenceQuerySchema,
  lastDayOf,
} from '../../contract/index.ts';
import type { Licence, LicenceFilter, LicenceQuery } from '../../contract/index.ts';
import { LicenceService } from './licence.service.ts';

const LICENCES: ExportedList<Licence> = {
  columns: [
    { header: 'licence.field.person', value: 'person' },
    { header: 'licence.field.post', value: 'post', words: 'licence-rule.post' },
    { header: 'licence.field.organisation', value: 'organisation', width: 40 },
    { header: 'licence.field.unit', value: 'unitName', width: 24 },
    { header: 'licence.field.type', value: 'typeTitle', width: 32 },
    { header: 'licence.field.standing', value: 'standing', words: 'licence.standing' },
    { header: 'licence.field.due-on', value: 'dueOn' },
    { header: 'certificate.field.last-day', value: ({ validTo }) => lastDayOf(validTo) },
  ],
};

@Controller('licences')
export class LicenceController {
  constructor(private readonly service: LicenceService) {}

  @Get()
  @Allow(LICENCE_RULE_PERMISSION.read)
  @Answers(licencePageSchema)
  @ExportsList(LICENCES)
  findPage(@Query({ schema: licenceQuerySchema }) query: LicenceQuery) {
    return this.service.findPage(query);
  }

  @Get('counts')
  @Allow(LICENCE_RULE_PERMISSION.read)
  @Answers(licenceCountsSchema)
  counts(@Query({ schema: licenceFilterSchema }) filter: LicenceFilter) {
    return this.service.counts(filter);
  }
}
