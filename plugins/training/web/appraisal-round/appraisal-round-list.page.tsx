import { RecordListPage, SelectField } from '@linli/sdk-web';
import type { FieldControlProps, FieldHint } from '@linli/sdk-web';
import { GRADED_POSTS, planAppraisalRoundSchema } from '../../contract/index.ts';
import type { AppraisalRound } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { appraisalRounds } from './appraisal-round.queries.ts';

function PostsField(props: FieldControlProps) {
  const t = plugin.useTexts();
  const options = GRADED_POSTS.map((post) => ({ value: post, label: t(`grade-change.post.${post}`) }));
  return <SelectField {...props} multiple options={options} />;
}
const FIELDS: Record<string, FieldHint> = {
  posts: { control: 'select', render: (props) => <PostsField {...props} /> },
  standard: { rows: 6 },
};

export function AppraisalRoundListPage() {
  const t = plugin.useTexts();
  return (
    <RecordListPage
      records={appraisalRounds}
      title={t('nav.appraisal-rounds')}
      columns={[
        { key: 'title', title: t('appraisal-round.field.title'), ellipsis: true },
        { key: 'body', title: t('appraisal-round.field.body'), width: 200, card: 'fact', ellipsis: true },
        {
          key: 'dates',
          title: t('appraisal-round.field.dates'),
          width: 216,
          card: 'fact',
          render: ({ startsOn, endsOn }: AppraisalRound) => t('appraisal-round.dates', { from: startsOn, to: endsOn }),
        },
        {
          key: 'assessor',
          title: t('appraisal-round.field.assessor'),
          width: 112,
          card: 'fact',
          render: ({ assessor }: AppraisalRound) => assessor?.name ?? t('appraisal-round.no-assessor'),
        },
      ]}
      create={{ schema: planAppraisalRoundSchema, fields: FIELDS }}
    />
  );
}
