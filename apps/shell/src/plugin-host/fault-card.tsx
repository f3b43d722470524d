import { ApiOutlined, ReloadOutlined } from '@ant-design/icons';
import type { RegistryPlugin } from '@linli/contracts';
import { useLocale } from '@linli/sdk-web';
import { Button, Typography } from 'antd';
import { useState } from 'react';
import { useShellTexts } from '../texts/shell-texts.ts';
import { pluginName } from './contributions.ts';
import styles from './fault-card.module.css';
import type { Fault } from './fault.ts';

interface Props {
  plugin: RegistryPlugin;
  fault: Fault;
  /** A whole page, or a part among others. */
  size: 'page' | 'inline';
  onRetry: () => void;
}

/** Says which plugin is missing, why, what comes next, and what still works. */
export function FaultCard({ plugin, fault, size, onRetry }: Props) {
  const t = useShellTexts();
  const locale = useLocale();
  const [trace] = useState(() => crypto.randomUUID().slice(0, 8));
  const name = pluginName(plugin, locale);
  return (
    <section
      className={size === 'page' ? styles.page : styles.inline}
      role="status"
      aria-live="polite"
      data-fault={fault.phase}
    >
      <ApiOutlined className={styles.icon} aria-hidden />
      <div className={styles.body}>
        <h2 className={styles.title}>{t(`fault.title.${fault.phase}`, { name })}</h2>
        <p>{t(`fault.reason.${fault.reason}`, { name })}</p>
        {size === 'page' && (
          <p className={styles.rest}>{t(fault.passes ? 'fault.next.passes' : 'fault.next.stays', { name })}</p>
        )}
        <div className={styles.actions}>
          <Button icon={<ReloadOutlined />} onClick={onRetry}>
            {t('fault.retry')}
          </Button>
        </div>
        <p className={styles.trace}>
          {t('fault.plugin', { id: plugin.id, version: plugin.version })}
          <span aria-hidden> · </span>
          {t(`fault.phase.${fault.phase}`)}
          <span aria-hidden> · </span>
          <Typography.Text
            copyable={{
              text: `${plugin.id} ${plugin.version} ${fault.phase} ${fault.reason} ${trace} ${fault.detail}`,
            }}
          >
            {t('fault.trace', { trace })}
          </Typography.Text>
        </p>
      </div>
    </section>
  );
}
