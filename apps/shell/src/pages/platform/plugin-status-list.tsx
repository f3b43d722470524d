import type { PlatformStatus } from '@linli/contracts';
import { EmptyState, StateTag, TimeText } from '@linli/sdk-web';
import type { Tone } from '@linli/sdk-web';
import { Table } from 'antd';
import type { TableColumnsType } from 'antd';
import { useIsPhone } from '../../frame/use-phone.ts';
import { useShellTexts } from '../../texts/shell-texts.ts';
import styles from './platform.module.css';

type PluginStatus = PlatformStatus['plugins'][number];

const TONE: Record<PluginStatus['state'], Tone> = { running: 'success', starting: 'warning', failed: 'danger' };

/** Every plugin with its process: state, why, since when, and what it costs. */
export function PluginStatusList({ plugins }: { plugins: readonly PluginStatus[] }) {
  const t = useShellTexts();
  const isPhone = useIsPhone();
  const state = (plugin: PluginStatus) => (
    <>
      <StateTag tone={TONE[plugin.state]}>{t(`platform.plugin.${plugin.state}`)}</StateTag>
      {plugin.reason && <div className={styles.reason}>{plugin.reason}</div>}
    </>
  );
  const memory = (plugin: PluginStatus) => (plugin.memoryMb === null ? '' : `${Math.round(plugin.memoryMb)} MB`);
  const columns: TableColumnsType<PluginStatus> = [
    {
      key: 'name',
      title: t('platform.plugin'),
      render: (_, plugin) => (
        <>
          {plugin.displayName}
          <div className={styles.reason}>
            {plugin.id} {plugin.version}
          </div>
        </>
      ),
    },
    { key: 'state', title: t('platform.state'), render: (_, plugin) => state(plugin) },
    { key: 'since', title: t('platform.since'), render: (_, plugin) => <TimeText at={plugin.since} kind="relative" /> },
    { key: 'restarts', title: t('platform.restarts'), align: 'right', dataIndex: 'restarts' },
    { key: 'memory', title: t('platform.memory'), align: 'right', render: (_, plugin) => memory(plugin) },
    { key: 'pid', title: t('platform.pid'), align: 'right', render: (_, plugin) => plugin.pid ?? '' },
  ];
  if (plugins.length === 0)
    return <EmptyState title={t('platform.no-plugins')} description={t('platform.no-plugins-how')} />;
  return (
    <section className={styles.card} aria-label={t('platform.plugins')}>
      <h2 className={styles.heading}>{t('platform.plugins')}</h2>
      {isPhone ? (
        <ul className={styles.list}>
          {plugins.map((plugin) => (
            <li key={plugin.id}>
              <div className={styles.line}>
                <strong>{plugin.displayName}</strong>
                <div>{state(plugin)}</div>
              </div>
              <div className={styles.reason}>
                {plugin.version} · {t('platform.restarts')} {plugin.restarts} · {memory(plugin)}
              </div>
            </li>
          ))}
        </ul>
      ) : (
        <Table<PluginStatus> rowKey="id" columns={columns} dataSource={[...plugins]} pagination={false} size="middle" />
      )}
    </section>
  );
}
