import { attachmentLinksQuerySchema, attachmentLinksSchema } from '@linli/contracts';
import type { AttachmentLinks as Links, AttachmentLinksQuery } from '@linli/contracts';
import { AllowAnyAccount, Answers, NoTransaction, UnauthenticatedError } from '@linli/sdk-server';
import { Controller, Get, Headers, Query } from '@nestjs/common';
import { IdentityService } from '../identity/identity.service.ts';
import { AttachmentLinks } from './attachment-links.ts';

/** Anybody signed in gets links to any attachment: they open what that person may see and nothing else. */
@Controller('attachment-links')
export class AttachmentLinkController {
  constructor(
    private readonly links: AttachmentLinks,
    private readonly identity: IdentityService,
  ) {}

  @Get()
  @AllowAnyAccount()
  @NoTransaction()
  @Answers(attachmentLinksSchema)
  async make(
    @Query({ schema: attachmentLinksQuerySchema }) query: AttachmentLinksQuery,
    @Headers('authorization') authorization: string | undefined,
  ): Promise<Links> {
    // A plugin that asks in somebody's name has no session to lend out.
    if (authorization === undefined) throw new UnauthenticatedError('core.identity.no-token');
    const { claims } = await this.identity.authenticate(authorization);
    return this.links.make(claims, query);
  }
}
