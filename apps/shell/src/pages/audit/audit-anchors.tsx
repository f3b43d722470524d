import { DownloadOutlined } from '@ant-design/icons';
import type { AuditAnchorDay } from '@linli/contracts';
import { EmptyState, formatDate, QueryState, saveFile, useApi, useLocale, usePhone } from '@linli/sdk-web';
import { useQuery } from '@tanstack/react-query';
import { Button, Drawer, Typography } from 'antd';
import { useShellTexts } from '../../texts/shell-texts.ts';
import { useDownload } from '../data-import/use-download.ts';
import { auditAnchorsQuery } from './audit.queries.ts';
import styles from './audit.module.css';

/** The anchors by day, and the key that verifies them: what is kept elsewhere, so that nobody here can rewrite the past. */
export function AuditAnchorsDrawer({ open, onClose }: { open: boolean; onClose(): void }) {
  const t = useShellTexts();
  const phone = usePhone();
  const anchors = useQuery({ ...auditAnchorsQuery(useApi()), enabled: open });
  return (
    <Drawer open={open} size={phone ? '100%' : 560} title={t('audit.anchors.title')} onClose={onClose}>
      <div className={styles.parts}>
        <p className={styles.text}>{t('audit.anchors.what')}</p>
        <QueryState query={anchors} size="inline">
          {({ items, keyId }) =>
            items.length === 0 ? (
              <EmptyState title={t('audit.anchors.empty')} />
            ) : (
              <>
                <KeyRow keyId={keyId} />
                <ul className={styles.days}>
                  {items.map((day) => (
                    <DayRow key={day.day} day={day} />
                  ))}
                </ul>
              </>
            )
          }
        </QueryState>
        <p className={styles.quiet}>
          {t('audit.anchors.how')}{' '}
          <Typography.Text code>npx linli audit verify --anchors … --key audit-key.jwk.json</Typography.Text>
        </p>
      </div>
    </Drawer>
  );
}

function DayRow({ day: { day, bytes, firstBatch } }: { day: AuditAnchorDay }) {
  const t = useShellTexts();
  const locale = useLocale();
  const download = useDownload(`/audit/anchors/${day}`);
  return (
    <li>
      <span>
        {formatDate(day, locale)}
        <span className={styles.quiet}>
          {firstBatch !== null && t('audit.anchors.from', { batch: firstBatch })}
          {t('audit.anchors.size', { size: Math.max(1, Math.round(bytes / 1024)) })}
        </span>
      </span>
      <Button icon={<DownloadOutlined />} loading={download.isPending} onClick={() => download.mutate()}>
        {t('audit.anchors.download')}
      </Button>
    </li>
  );
}

function KeyRow({ keyId }: { keyId: string }) {
  const t = useShellTexts();
  const api = useApi();
  const save = async () => {
    const key = await api.get<object>('/audit/key');
    const blob = new Blob([`${JSON.stringify(key, null, 2)}\n`], { type: 'application/json' });
    saveFile({ blob, name: 'audit-key.jwk.json' });
  };
  return (
    <div className={styles.key}>
      <span>
        {t('audit.anchors.key')}
        <Typography.Text copyable className={styles.code}>
          {keyId}
        </Typography.Text>
      </span>
      <Button icon={<DownloadOutlined />} onClick={() => void save()}>
        {t('audit.anchors.download-key')}
      </Button>
    </div>
  );
}
