import { ListPage, toApiQuery, useApi, useCurrentUnit } from '@linli/sdk-web';
import type { ListColumn } from '@linli/sdk-web';
import { useLocation, useSearchParams } from 'react-router';
import { withUnit } from '../../frame/keep-unit.ts';
import { useDocumentTitle } from '../../frame/use-document-title.ts';
import { useShellTexts } from '../../texts/shell-texts.ts';
import { GOVERNANCE_VIEWS, governancePageQuery, type GovernanceListName } from './governance.queries.ts';

interface Props<T> {
  list: GovernanceListName;
  columns: ListColumn<T>[];
  rowKey: (row: T) => string;
  /** Where a row leads; the unit that one looks at stays in the address. */
  to?: (row: T) => string;
}

/** A list behind a figure: the same day and unit, the same rows that were counted. */
export function GovernanceList<T extends object>({ list, columns, rowKey, to }: Props<T>) {
  const t = useShellTexts();
  const api = useApi();
  const { unitId, unit } = useCurrentUnit();
  const { search } = useLocation();
  const [params] = useSearchParams();
  const asOf = params.get('asOf') ?? undefined;
  const title = t(`governance.list.${list}.title`);
  useDocumentTitle(`${title} · ${t('menu.governance')}`);
  const views = GOVERNANCE_VIEWS[list]?.map(({ key, query }) => ({
    key,
    label: t(`governance.list.${list}.view.${key}`),
    ...(query ? { query } : {}),
  }));
  return (
    <ListPage<T>
      title={title}
      description={t('governance.list.description', {
        rule: t(`governance.list.${list}.rule`),
        unit: unit?.name ?? t('governance.all-units'),
        day: asOf ?? t('governance.today'),
      })}
      breadcrumb={[
        {
          label: t('menu.governance'),
          href: withUnit(asOf ? `/governance?asOf=${asOf}` : '/governance', search),
        },
      ]}
      source={(query) =>
        governancePageQuery<T>(api, list, { ...toApiQuery(query, views), unitId: unitId ?? undefined, asOf })
      }
      rowKey={rowKey}
      columns={columns}
      {...(views ? { views } : {})}
      {...(to ? { href: (row: T) => withUnit(to(row), search) } : {})}
      empty={{ title: t(`governance.list.${list}.empty`) }}
    />
  );
}
