import { Button, Modal, Typography } from 'antd';
import { useShellTexts } from '../../texts/shell-texts.ts';
import styles from '../access/access.module.css';

interface Props {
  title: string;
  username: string;
  /** Null: nothing to show. */
  password: string | null;
  onClose: () => void;
}

/** Shows a temporary password, once: it is kept nowhere, so the note only closes when somebody says so. */
export function TemporaryPasswordNote({ title, username, password, onClose }: Props) {
  const t = useShellTexts();
  // A modal that is only hidden would keep it in the page.
  if (password === null) return null;
  return (
    <Modal
      open
      title={title}
      closable={false}
      mask={{ closable: false }}
      keyboard={false}
      footer={
        <Button type="primary" onClick={onClose}>
          {t('account.password.noted')}
        </Button>
      }
    >
      <p>{t('account.password.for', { username })}</p>
      <p>
        <Typography.Text className={styles.secret} copyable={{ tooltips: false }}>
          {password}
        </Typography.Text>
      </p>
      <p className={styles.secondary}>{t('account.password.once')}</p>
    </Modal>
  );
}
