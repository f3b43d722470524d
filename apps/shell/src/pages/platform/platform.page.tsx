import type { PlatformStatus } from '@linli/contracts';
import { Facts, PageHeader, QueryState, StateTag, TimeText, useApi } from '@linli/sdk-web';
import { useQuery } from '@tanstack/react-query';
import { useDocumentTitle } from '../../frame/use-document-title.ts';
import { useShellTexts } from '../../texts/shell-texts.ts';
import { PluginStatusList } from './plugin-status-list.tsx';
import styles from './platform.module.css';

const REFRESH_MS = 5_000;

/** How the installation stands, for the people who run it. */
export function PlatformPage() {
  const t = useShellTexts();
  const api = useApi();
  const status = useQuery({
    queryKey: ['core', 'platform-status'],
    queryFn: ({ signal }) => api.get<PlatformStatus>('/platform/status', { signal }),
    refetchInterval: REFRESH_MS,
  });
  useDocumentTitle(t('menu.platform'));
  return (
    <>
      <PageHeader title={t('menu.platform')} description={t('platform.description')} />
      <QueryState query={status}>{(found) => <Status status={found} />}</QueryState>
    </>
  );
}

function Status({ status }: { status: PlatformStatus }) {
  const t = useShellTexts();
  const ok = (good: boolean) => (
    <StateTag tone={good ? 'success' : 'danger'}>{t(good ? 'platform.ok' : 'platform.away')}</StateTag>
  );
  return (
    <div className={styles.page}>
      <div className={styles.parts}>
        <section className={styles.card}>
          <Facts
            title={t('platform.core')}
            items={[
              { key: 'state', label: t('platform.state'), value: ok(true) },
              { key: 'version', label: t('platform.version'), value: status.version },
              { key: 'since', label: t('platform.since'), value: <TimeText at={status.startedAt} kind="relative" /> },
            ]}
          />
        </section>
        <section className={styles.card}>
          <Facts
            title={t('platform.database')}
            items={[
              { key: 'state', label: t('platform.state'), value: ok(status.database.ok) },
              { key: 'version', label: t('platform.version'), value: status.database.version },
            ]}
          />
        </section>
        <section className={styles.card}>
          <Facts
            title={t('platform.identity')}
            items={[
              { key: 'state', label: t('platform.state'), value: ok(status.identity.ok) },
              { key: 'issuer', label: t('platform.issuer'), value: status.identity.issuer },
            ]}
          />
        </section>
      </div>
      <PluginStatusList plugins={status.plugins} />
    </div>
  );
}
