import { AttachmentModule } from '@linli/sdk-server';
import type { PluginDefinition } from '@linli/sdk-server';
import { IssueEventRow, IssueRow } from './issue/issue.entity.ts';
import { IssueModule } from './issue/issue.module.ts';
import { CHECK_PHOTOS, ISSUE_PHOTOS, RESULT_PHOTOS } from './issue/issue.photos.ts';
import { IssueTermRow } from './term/issue-term.entity.ts';
import { IssueTermModule } from './term/issue-term.module.ts';

/** What the server is made of; apart from its start, so that tests can drive it. */
export const definition: PluginDefinition = {
  modules: [AttachmentModule.of([ISSUE_PHOTOS, RESULT_PHOTOS, CHECK_PHOTOS]), IssueTermModule, IssueModule],
  entities: [IssueRow, IssueEventRow, IssueTermRow],
};
