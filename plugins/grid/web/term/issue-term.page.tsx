import { ListPage, TimeText, formatDate, useCurrentUnit, useLocale } from '@linli/sdk-web';
import type { ListColumn } from '@linli/sdk-web';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import type { IssueCategory, IssueTerm } from '../../contract/index.ts';
import { useIssueAddress } from '../issue/issue-address.ts';
import { plugin } from '../plugin.ts';
import { ChangeTermForm } from './change-term.form.tsx';
import { issueTermsQuery } from './issue-term.queries.ts';
import styles from './issue-term.module.css';

/** How many working days an issue may take, by category: read by everybody here, changed by the district. */
export function IssueTermPage() {
  const t = plugin.useTexts();
  const address = useIssueAddress();
  const { unitId } = useCurrentUnit();
  const source = issueTermsQuery(plugin.useApi(), unitId);
  const terms = useQuery(source).data;
  const [changing, setChanging] = useState<IssueCategory | null>(null);
  useEffect(() => {
    document.title = t('nav.terms');
  }, [t]);
  const district = terms?.district;
  return (
    <>
      <ListPage<IssueTerm>
        title={t('nav.terms')}
        breadcrumb={[{ label: t('nav.issues'), href: address.list() }, { label: t('nav.terms') }]}
        description={terms && <Description district={district?.name} />}
        source={() => source}
        rowKey={({ category }) => category}
        columns={useColumns(terms?.mayChange ? setChanging : undefined)}
      />
      {district && (
        <ChangeTermForm
          districtId={district.id}
          term={terms.items.find(({ category }) => category === changing)}
          onClose={() => setChanging(null)}
        />
      )}
    </>
  );
}

function Description({ district }: { district: string | undefined }) {
  const t = plugin.useTexts();
  return (
    <>
      {t('term.description', { district: district ?? t('term.no-district') })}
      {!district && ` ${t('term.choose-district')}`}
    </>
  );
}

function useColumns(onChange: ((category: IssueCategory) => void) | undefined): ListColumn<IssueTerm>[] {
  const t = plugin.useTexts();
  const locale = useLocale();
  const columns: ListColumn<IssueTerm>[] = [
    {
      key: 'category',
      title: t('term.field.category'),
      card: 'title',
      render: ({ category }) => t(`issue.category.${category}`),
    },
    { key: 'days', title: t('term.field.days'), numeric: true, width: 144, card: 'fact' },
    {
      key: 'today',
      title: t('term.field.today'),
      width: 260,
      card: 'fact',
      labelled: true,
      render: ({ today: { lastDay, unpublished } }) => (
        <>
          {formatDate(lastDay, locale)}
          {unpublished !== null && (
            <span className={styles.quiet} title={t('issue.due.unpublished', { year: unpublished })}>
              {' '}
              {t('term.by-weekends')}
            </span>
          )}
        </>
      ),
    },
    {
      key: 'source',
      title: t('term.field.source'),
      width: 220,
      card: 'fact',
      labelled: true,
      render: ({ changedAt, changedBy }) =>
        changedBy ? (
          <>
            {changedBy.name} · <TimeText at={changedAt} kind="date" />
          </>
        ) : (
          <span className={styles.quiet}>{t('term.default')}</span>
        ),
    },
  ];
  if (!onChange) return columns;
  const change: ListColumn<IssueTerm> = {
    key: 'action',
    title: t('term.field.action'),
    width: 96,
    card: 'state',
    render: ({ category }) => (
      <Button
        type="link"
        size="small"
        className={styles.change}
        aria-label={`${t('term.change.verb')} ${t(`issue.category.${category}`)}`}
        onClick={() => onChange(category)}
      >
        {t('term.change.verb')}
      </Button>
    ),
  };
  return [...columns, change];
}
