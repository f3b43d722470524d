import { Allow, Answers } from '@linli/sdk-server';
import { Controller, Get, Query } from '@nestjs/common';
import { ISSUE_PERMISSION, searchQuerySchema, searchResultSchema } from '../../contract/index.ts';
import { IssueService } from './issue.service.ts';

/** What the search box of the shell asks. */
@Controller('search')
export class IssueSearchController {
  constructor(private readonly issues: IssueService) {}

  @Get()
  @Allow(ISSUE_PERMISSION.read)
  @Answers(searchResultSchema)
  search(@Query({ schema: searchQuerySchema }) { q }: { q: string }) {
    return this.issues.search(q);
  }
}
