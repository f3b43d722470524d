import type { PluginDefinition } from '@linli/sdk-server';
import { RuleDocumentEventRow, RuleDocumentRow } from './rule-document/rule-document.entity.ts';
import { RuleDocumentModule } from './rule-document/rule-document.module.ts';

/** What the server is made of; apart from its start, so that tests can drive it. */
export const definition: PluginDefinition = {
  modules: [RuleDocumentModule],
  entities: [RuleDocumentRow, RuleDocumentEventRow],
};
