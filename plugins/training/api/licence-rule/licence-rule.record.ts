import { defineAnswers, defineRecord } from '@linli/sdk-server';
import { LICENCE_RULE_MACHINE } from '../../contract/index.ts';
import { LicenceRuleEventRow, LicenceRuleRow } from './licence-rule.entity.ts';

/** How its life is kept in the database. */
export const licenceRuleRecord = defineRecord({
  machine: LICENCE_RULE_MACHINE,
  row: LicenceRuleRow,
  history: { line: LicenceRuleEventRow, of: 'licenceRuleId' },
  title: ({ title }) => title,
});

/** What is answered of a row. */
export const licenceRules = defineAnswers(licenceRuleRecord, {
  listed: ({ title, post, organisationType, typeId, typeTitle, from, graceDays }) => ({
    title,
    post,
    organisationType,
    typeId,
    typeTitle,
    from,
    graceDays,
  }),
  shown: ({ note }) => ({ note }),
  searched: ['title', 'note'],
});
