import { useState } from 'react';
import { useCan } from '@linli/sdk-web';
import { useMutation } from '@tanstack/react-query';
import { Button, Dropdown } from 'antd';
import { CONTACT_PURPOSES, NOMINATION_PERMISSION } from '../../contract/index.ts';
import type { NominationContact as Contact } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import styles from './nomination.module.css';

/** Phone numbers are shown for a purpose, and that is written down; they go from the screen with the page. */
export function NominationContact({ nominationId, hasContact }: { nominationId: string; hasContact: boolean }) {
  const t = plugin.useTexts();
  const api = plugin.useApi();
  const may = useCan(NOMINATION_PERMISSION.consent);
  const [shown, setShown] = useState<Contact | null>(null);
  const look = useMutation({
    mutationFn: (purpose: string) => api.post<Contact>(`nominations/${nominationId}/contact`, { purpose }),
    onSuccess: setShown,
  });
  if (!hasContact) return <p className={styles.quiet}>{t('nomination.contact.none')}</p>;
  if (shown)
    return (
      <p>
        {t('nomination.contact.own')} {shown.contact}
        {shown.nominatorContact && (
          <>
            <br />
            {t('nomination.contact.nominator')} {shown.nominatorContact}
          </>
        )}
        <br />
        <span className={styles.quiet}>{t('nomination.contact.logged')}</span>
      </p>
    );
  if (!may) return null;
  const items = CONTACT_PURPOSES.map((key) => ({ key, label: t(`nomination.contact.purpose.${key}`) }));
  return (
    <Dropdown trigger={['click']} menu={{ items, onClick: ({ key }) => look.mutate(key) }}>
      <Button loading={look.isPending}>{t('nomination.contact.show')}</Button>
    </Dropdown>
  );
}
