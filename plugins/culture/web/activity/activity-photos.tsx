import { Attachments, DetailSection } from '@linli/sdk-web';
import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useState } from 'react';
import type { ActivityDetail } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import styles from './activity.module.css';
import { RemovePhotoForm } from './activity.forms.tsx';
import { activities } from './activity.queries.ts';

/** The photos, and whether they may be shown; whoever keeps the activity takes one off where somebody asks for it. */
export function ActivityPhotos({ of: one }: { of: ActivityDetail }) {
  const t = plugin.useTexts();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [removing, setRemoving] = useState<string | null>(null);
  const mayRemove = one.actions.some(({ action, barrier }) => action === 'remove-photo' && barrier === null);
  if (one.photos.length === 0) return null;
  return (
    <DetailSection title={t('activity.field.photos')}>
      <p className={styles.note}>{t(one.photosMayShow ? 'activity.photos.may-show' : 'activity.photos.internal')}</p>
      <Attachments
        items={one.photos}
        apiBase={plugin.apiBase}
        label={t('activity.field.photos')}
        onRemove={mayRemove ? ({ id }) => setRemoving(id) : undefined}
      />
      {removing !== null && (
        <RemovePhotoForm
          kit={activities}
          record={one}
          action="remove-photo"
          initialValues={{ photoId: removing }}
          onClose={() => setRemoving(null)}
          onDone={(_, answer) => {
            activities.keep(queries, answer);
            void message.success(t('activity.done.remove-photo'));
          }}
        />
      )}
    </DetailSection>
  );
}
