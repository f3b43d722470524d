import type { Governance } from '@linli/contracts';
import { dayOf } from '@linli/contracts';
import { PageHeader, QueryState, shareText, useApi, useCurrentUnit } from '@linli/sdk-web';
import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { Link, useLocation, useSearchParams } from 'react-router';
import { withUnit } from '../../frame/keep-unit.ts';
import { useDocumentTitle } from '../../frame/use-document-title.ts';
import { useShellTexts } from '../../texts/shell-texts.ts';
import { AsOfPicker } from './as-of-picker.tsx';
import { figuresOf, type Figure } from './figures.ts';
import { governanceQuery } from './governance.queries.ts';
import styles from './governance.module.css';

/** How bodies and posts stand on a day. Each figure opens to the records that it counts. */
export function GovernancePage() {
  const t = useShellTexts();
  useDocumentTitle(t('menu.governance'));
  const [params] = useSearchParams();
  const asOf = params.get('asOf') ?? undefined;
  const { unitId, unit } = useCurrentUnit();
  const figures = useQuery(governanceQuery(useApi(), { unitId: unitId ?? undefined, asOf }));
  return (
    <div className={styles.page}>
      <PageHeader
        title={t('menu.governance')}
        description={t('governance.description', {
          unit: unit?.name ?? t('governance.all-units'),
          day: asOf ?? dayOf(new Date()),
        })}
        extra={<AsOfPicker />}
      />
      <QueryState query={figures} skeleton={<Skeleton active paragraph={{ rows: 10 }} />}>
        {(told) => <Board told={told} />}
      </QueryState>
    </div>
  );
}

function Board({ told }: { told: Governance }) {
  const t = useShellTexts();
  return figuresOf(told).map(({ group, figures }) => (
    <section key={group} className={styles.group} aria-labelledby={`governance-${group}`}>
      <h2 id={`governance-${group}`} className={styles.heading}>
        {t(`governance.group.${group}`)}
      </h2>
      <ul className={styles.figures}>
        {figures.map((figure) => (
          <li key={figure.key}>
            <FigureTile figure={figure} days={told.days} />
          </li>
        ))}
      </ul>
    </section>
  ));
}

const inWords = (numbers: Readonly<Record<string, number>>): Record<string, string> =>
  Object.fromEntries(Object.entries(numbers).map(([key, number]) => [key, number.toLocaleString('zh-CN')]));

function FigureTile({ figure, days }: { figure: Figure; days: number }) {
  const t = useShellTexts();
  const { search } = useLocation();
  const { key, list, view, value, of, isGap, note } = figure;
  const share = of === undefined ? null : shareText(value, of);
  const params = new URLSearchParams(view ? { view } : {});
  const asOf = new URLSearchParams(search).get('asOf');
  if (asOf) params.set('asOf', asOf);
  const words = [
    of === undefined ? null : t('governance.of', { of: of.toLocaleString('zh-CN'), share: share ?? '—' }),
    note ? t(`governance.note.${key}`, inWords(note)) : null,
  ].filter(Boolean);
  return (
    <Link className={styles.figure} to={withUnit(`/governance/${list}?${params.toString()}`, search)}>
      <span className={styles.label}>{t(`governance.figure.${key}`, { days })}</span>
      <span className={isGap && value > 0 ? styles.gap : styles.value}>{value.toLocaleString('zh-CN')}</span>
      <span className={styles.note}>{words.join(t('governance.and'))}</span>
    </Link>
  );
}
