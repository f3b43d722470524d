import { RecordListPage } from '@linli/sdk-web';
import { draftSubsidySchemeSchema } from '../../contract/index.ts';
import type { SubsidyScheme } from '../../contract/index.ts';
import { moneyText } from '../money.ts';
import { plugin } from '../plugin.ts';
import { subsidySchemes } from './subsidy-scheme.queries.ts';

/** Schemes of the unit in the header, and those of the units above that hold for it. */
export function SubsidySchemeListPage() {
  const t = plugin.useTexts();
  return (
    <RecordListPage
      records={subsidySchemes}
      title={t('nav.subsidy-schemes')}
      unitAs="for"
      columns={[
        { key: 'title', title: t('subsidy-scheme.field.title'), ellipsis: true },
        {
          key: 'post',
          title: t('subsidy-scheme.field.post'),
          width: 184,
          card: 'fact',
          render: ({ post, body }: SubsidyScheme) =>
            `${t(`subsidy-scheme.body.${body}`)} ${t(`subsidy-scheme.post.${post}`)}`,
        },
        {
          key: 'period',
          title: t('subsidy-scheme.field.period'),
          width: 88,
          card: 'none',
          render: ({ period }: SubsidyScheme) => t(`subsidy-scheme.period.${period}`),
        },
        {
          key: 'fen',
          title: t('subsidy-scheme.field.fen'),
          width: 144,
          numeric: true,
          card: 'fact',
          render: ({ fen }: SubsidyScheme) => moneyText(fen),
        },
      ]}
      create={{ schema: draftSubsidySchemeSchema }}
    />
  );
}
