import { Allow, Answers } from '@linli/sdk-server';
import { Controller, Get, Query } from '@nestjs/common';
import {
  LICENCE_RULE_PERMISSION,
  licenceCountsSchema,
  licenceFilterSchema,
  licencePageSchema,
  licenceQuerySchema,
} from '../../contract/index.ts';
import type { LicenceFilter, LicenceQuery } from '../../contract/index.ts';
import { LicenceService } from './licence.service.ts';

@Controller('licences')
export class LicenceController {
  constructor(private readonly service: LicenceService) {}

  @Get()
  @Allow(LICENCE_RULE_PERMISSION.read)
  @Answers(licencePageSchema)
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
