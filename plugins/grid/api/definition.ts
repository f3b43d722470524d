import type { PluginDefinition } from '@linli/sdk-server';
import { IssueEventRow, IssueRow } from './issue/issue.entity.ts';
import { IssueModule } from './issue/issue.module.ts';

/** What the server is made of; apart from its start, so that tests can drive it. */
export const definition: PluginDefinition = { modules: [IssueModule], entities: [IssueRow, IssueEventRow] };
