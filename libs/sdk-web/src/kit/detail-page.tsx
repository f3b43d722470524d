import type { ReactNode } from 'react';
import { ClockCircleOutlined } from '@ant-design/icons';
import type { Instant } from '../time/time.ts';
import { TimeText } from '../time/time-text.tsx';
import { useSdkTexts } from '../texts/sdk-texts.ts';
import styles from './detail-page.module.css';
import { Facts, type Fact } from './facts.tsx';
import { HistoryList, type HistoryEntry } from './history-list.tsx';
import { usePhone } from './use-phone.ts';
import { PrintHeading } from './print-heading.tsx';
import { PageHeader, type PageHeaderProps } from './page-header.tsx';
import type { PageAction } from './page-action.ts';

/** Who a record waits for, since when, until when. */
export interface WaitingFor {
  /** In words: 等大王庄街道网格办受理. */
  text: string;
  since?: Instant | null;
  until?: Instant | null;
  overdue?: boolean;
}

export interface DetailPageProps extends Pick<PageHeaderProps, 'breadcrumb'> {
  title: string;
  /** Number of the record, as people say it. */
  code?: string;
  /** A {@link StateTag}. */
  state?: ReactNode;
  waiting?: WaitingFor;
  /** A {@link StateSteps}. */
  steps?: ReactNode;
  /** The next step. */
  primary?: PageAction;
  actions?: readonly PageAction[];
  /** Left: text, photos, tables. */
  children?: ReactNode;
  /** Right. */
  facts?: readonly Fact[];
  factsTitle?: string;
  /** Below the facts: further cards. */
  aside?: ReactNode;
  /** Below: what happened, as entries or as something of your own. */
  history?: readonly HistoryEntry[] | ReactNode;
}

/** The page of one record: what it is and who it waits for on top, content left, facts right, history below. */
export function DetailPage(props: DetailPageProps) {
  const t = useSdkTexts();
  const phone = usePhone();
  const { title, code, state, waiting, steps, primary, actions, breadcrumb, children, aside, history } = props;
  // A phone has no printer.
  const print = phone ? [] : [{ key: 'print', label: t('print.record'), onClick: () => window.print() }];
  return (
    <article className={styles.page}>
      <PageHeader
        title={title}
        breadcrumb={breadcrumb}
        primary={primary}
        actions={[...(actions ?? []), ...print]}
        tags={
          (code || state) && (
            <>
              {code && <span className={styles.code}>{code}</span>}
              {state}
            </>
          )
        }
        description={waiting && <Waiting {...waiting} />}
      />
      <PrintHeading />
      {steps && <div className={styles.steps}>{steps}</div>}
      <div className={styles.columns}>
        <div className={styles.main}>
          {children && <div className={styles.card}>{children}</div>}
          {history !== undefined && (
            <section className={`${styles.card} ${styles.history}`} aria-label={t('history.title')}>
              <h2 className={styles.heading}>{t('history.title')}</h2>
              {isEntries(history) ? <HistoryList entries={history} /> : history}
            </section>
          )}
        </div>
        {(props.facts || aside) && (
          <aside className={styles.aside} aria-label={props.factsTitle ?? t('page.facts')}>
            {props.facts && (
              <div className={styles.card}>
                <Facts items={props.facts} title={props.factsTitle ?? t('page.facts')} />
              </div>
            )}
            {aside}
          </aside>
        )}
      </div>
    </article>
  );
}

function isEntries(history: readonly HistoryEntry[] | ReactNode): history is readonly HistoryEntry[] {
  return Array.isArray(history) && history.every((entry) => typeof entry === 'object' && entry && 'sentence' in entry);
}

function Waiting({ text, since, until, overdue }: WaitingFor) {
  const t = useSdkTexts();
  return (
    <p className={`${styles.waiting} ${overdue ? styles.overdue : ''}`}>
      <span className={styles.who}>
        <ClockCircleOutlined aria-hidden="true" className={styles.clock} />
        {text}
      </span>
      {since && (
        <span>
          {t('page.since')} <TimeText at={since} kind="relative" />
        </span>
      )}
      {until && (
        <span>
          {overdue ? t('page.overdue-since') : t('page.until')} <TimeText at={until} />
        </span>
      )}
    </p>
  );
}

/** A titled part of a detail page's left side. */
export function DetailSection({ title, extra, children }: { title: string; extra?: ReactNode; children: ReactNode }) {
  return (
    <section className={styles.section} aria-label={title}>
      <div className={styles.sectionHead}>
        <h2 className={styles.heading}>{title}</h2>
        {extra}
      </div>
      {children}
    </section>
  );
}

/** What somebody wrote, with its lines as they are; `none` in its place where nobody did. */
export function DetailText({ title, text, none }: { title: string; text: string | null; none: string }) {
  return (
    <DetailSection title={title}>
      <p className={`${styles.text} ${text === null ? styles.none : ''}`}>{text ?? none}</p>
    </DetailSection>
  );
}
