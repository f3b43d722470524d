import { platformStatusSchema, type PlatformStatus } from '@linli/contracts';
import { Allow, Answers, localeOf, NoTransaction } from '@linli/sdk-server';
import { Controller, Get, Headers } from '@nestjs/common';
import { PlatformService } from './platform.service.ts';

@Controller('platform')
export class PlatformController {
  constructor(private readonly platform: PlatformService) {}

  /** Answers also while the database is away: that is when it is asked for. */
  @Get('status')
  @NoTransaction()
  @Allow('core.platform.read')
  @Answers(platformStatusSchema)
  status(@Headers('accept-language') language: string | undefined): Promise<PlatformStatus> {
    return this.platform.status(localeOf(language));
  }
}
