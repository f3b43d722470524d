import { FormDrawer } from '@linli/sdk-web';
import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { changeIssueTermSchema } from '../../contract/index.ts';
import type { IssueTerm, IssueTerms } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { changeIssueTerm, forgetIssueTerms } from './issue-term.queries.ts';

const schema = changeIssueTermSchema.pick({ days: true });

interface Props {
  districtId: number;
  /** Closed without one. */
  term: IssueTerm | undefined;
  onClose(): void;
}

/** Sets the limit of one category. */
export function ChangeTermForm({ districtId, term, onClose }: Props) {
  const t = plugin.useTexts();
  const api = plugin.useApi();
  const queries = useQueryClient();
  const { message } = App.useApp();
  if (!term) return null;
  const { category, days, version } = term;
  return (
    <FormDrawer<typeof schema, IssueTerms>
      key={category}
      id={`${plugin.id}.term.${districtId}.${category}`}
      open
      title={t('term.change.title', { category: t(`issue.category.${category}`) })}
      schema={schema}
      t={t}
      textPrefix="term.change"
      initialValues={{ days }}
      fields={{ days: { suffix: t('term.unit.days') } }}
      submitLabel={t('term.change.submit')}
      onSubmit={(values, { idempotencyKey, current }) => {
        const seen = typeof current?.version === 'number' ? current.version : version;
        return changeIssueTerm(api, { districtId, category, version: seen, ...values }, idempotencyKey);
      }}
      onDone={({ items }) => {
        void forgetIssueTerms(queries);
        const now = items.find((each) => each.category === category);
        void message.success(t('term.change.done', { days: now?.days ?? days }));
      }}
      onClose={onClose}
    />
  );
}
