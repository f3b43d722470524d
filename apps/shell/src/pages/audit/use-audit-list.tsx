import { AUDIT_KINDS, AUDIT_OUTCOMES, type AuditEntry, type AuditWord } from '@linli/contracts';
import { StateTag, TimeText, useApi, useCan } from '@linli/sdk-web';
import type { ListColumn, ListFilter } from '@linli/sdk-web';
import { useQuery } from '@tanstack/react-query';
import { useShellTexts } from '../../texts/shell-texts.ts';
import { OUTCOME_TONE, targetText } from './audit-words.ts';
import { auditWordsQuery } from './audit.queries.ts';
import styles from './audit.module.css';

/** Words of the address that narrow the list, as the API takes them. */
export const FILTER_KEYS = [
  'q',
  'atFrom',
  'atTo',
  'actor',
  'action',
  'kind',
  'outcome',
  'unitId',
  'plugin',
  'permission',
  'targetId',
  'requestId',
] as const;

const optionOf = ({ id, title }: AuditWord) => ({ value: id, label: title });

export function useAuditFilters(): ListFilter[] {
  const t = useShellTexts();
  const words = useQuery(auditWordsQuery(useApi())).data;
  const choosesUnits = useCan('core.unit.read');
  return [
    { key: 'at', kind: 'date-range', label: t('audit.at') },
    { key: 'actor', kind: 'text', label: t('audit.actor') },
    { key: 'action', kind: 'select', label: t('audit.action'), options: distinct(words?.actions) },
    {
      key: 'kind',
      kind: 'select',
      label: t('audit.kind-word'),
      options: AUDIT_KINDS.map((value) => ({ value, label: t(`audit.kind.${value}`) })),
    },
    {
      key: 'outcome',
      kind: 'select',
      label: t('audit.outcome-word'),
      options: AUDIT_OUTCOMES.map((value) => ({ value, label: t(`audit.outcome.${value}`) })),
    },
    ...(choosesUnits
      ? [{ key: 'unitId', kind: 'unit' as const, label: t('audit.unit'), permission: 'core.audit.read' as const }]
      : []),
    { key: 'permission', kind: 'select', label: t('audit.permission'), options: distinct(words?.permissions) },
    { key: 'plugin', kind: 'select', label: t('audit.plugin'), options: distinct(words?.plugins) },
    { key: 'targetId', kind: 'text', label: t('audit.target-id') },
    { key: 'requestId', kind: 'text', label: t('audit.request') },
  ];
}

/** Where two have one title, their ids tell them apart. */
function distinct(words: readonly AuditWord[] = []) {
  const taken = new Map<string, number>();
  for (const { title } of words) taken.set(title, (taken.get(title) ?? 0) + 1);
  return words.map((word) =>
    (taken.get(word.title) ?? 0) > 1 ? optionOf({ ...word, title: `${word.title}（${word.id}）` }) : optionOf(word),
  );
}

export function useAuditColumns(): ListColumn<AuditEntry>[] {
  const t = useShellTexts();
  const none = <span className={styles.none}>—</span>;
  return [
    { key: 'at', title: t('audit.at'), width: 176, card: 'fact', render: ({ at }) => <TimeText at={at} /> },
    { key: 'actor', title: t('audit.actor'), width: 110, card: 'fact', ellipsis: true },
    {
      key: 'action',
      title: t('audit.action'),
      width: 180,
      card: 'title',
      ellipsis: true,
      render: ({ action }) => action.title,
    },
    {
      key: 'target',
      title: t('audit.target'),
      card: 'fact',
      ellipsis: true,
      render: (entry) => targetText(t, entry) || none,
    },
    {
      key: 'reason',
      title: t('audit.reason'),
      width: 180,
      card: 'none',
      ellipsis: true,
      render: ({ reason }) => reason ?? none,
    },
    {
      key: 'unit',
      title: t('audit.unit'),
      width: 130,
      card: 'none',
      ellipsis: true,
      render: ({ unit }) => unit?.name ?? none,
    },
    {
      key: 'outcome',
      title: t('audit.outcome-word'),
      width: 96,
      card: 'state',
      render: ({ outcome }) => <StateTag tone={OUTCOME_TONE[outcome]}>{t(`audit.outcome.${outcome}`)}</StateTag>,
    },
  ];
}
