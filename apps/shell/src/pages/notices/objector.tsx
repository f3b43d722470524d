import { EyeOutlined } from '@ant-design/icons';
import { OBJECTION_SECRETS, REVEAL_MS, revealObjectionSchema } from '@linli/contracts';
import type { NoticeDetail, NoticeObjection, Revealed } from '@linli/contracts';
import { FormDrawer, useApi } from '@linli/sdk-web';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useShellTexts } from '../../texts/shell-texts.ts';
import styles from './notice.module.css';
import { revealObjection } from './notice.queries.ts';

const schema = revealObjectionSchema.omit({ fields: true });

/** Who objected, masked. Showing it whole is a step of its own with a reason, and written down. */
export function Objector({ notice, objection }: { notice: NoticeDetail; objection: NoticeObjection }) {
  const t = useShellTexts();
  const api = useApi();
  const [asking, setAsking] = useState(false);
  const [revealed, setRevealed] = useState<Revealed>();
  useEffect(() => {
    if (!revealed) return undefined;
    const left = Math.min(REVEAL_MS, Math.max(0, Date.parse(revealed.until) - Date.now()));
    const timer = setTimeout(() => setRevealed(undefined), left);
    return () => clearTimeout(timer);
  }, [revealed]);
  const shown = revealed ? revealed.values : { name: objection.name, contact: objection.contact };
  const words = [shown['name'], shown['contact']].filter(Boolean).join(' · ');
  if (words === '') return null;
  const mayReveal = objection.actions.some(({ action }) => action === 'reveal');
  return (
    <p className={styles.objector}>
      <span className={styles.quiet}>{t('notice.objector')}</span>
      {revealed ? <strong>{words}</strong> : words}
      {revealed && <span className={styles.quiet}>{t('person.reveal.hidden-again')}</span>}
      {!revealed && mayReveal && (
        <Button type="link" size="small" icon={<EyeOutlined />} onClick={() => setAsking(true)}>
          {t('person.reveal.verb')}
        </Button>
      )}
      {asking && (
        <FormDrawer
          id={`core.notice.${notice.id}.reveal.${objection.id}`}
          open
          onClose={() => setAsking(false)}
          title={t('notice.reveal.title')}
          schema={schema}
          t={t}
          textPrefix="notice.reveal"
          submitLabel={t('notice.reveal.verb')}
          onSubmit={({ reason }) =>
            revealObjection(api, notice.id, objection.id, { fields: [...OBJECTION_SECRETS], reason })
          }
          onDone={setRevealed}
        />
      )}
    </p>
  );
}
