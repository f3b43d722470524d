import type { NoticeDetail, NoticeObjection } from '@linli/contracts';
import { DetailSection, StateTag, TimeText } from '@linli/sdk-web';
import { Button, Tooltip } from 'antd';
import { useState } from 'react';
import { useShellTexts } from '../../texts/shell-texts.ts';
import { AnswerForm } from './answer.form.tsx';
import styles from './notice.module.css';
import { OBJECTION_TONE } from './notice-words.ts';
import { Objector } from './objector.tsx';

/** Objections to a notice with their answers. Who may not read one sees that it is there, and what came of it. */
export function ObjectionList({ notice }: { notice: NoticeDetail }) {
  const t = useShellTexts();
  const [answering, setAnswering] = useState<NoticeObjection | null>(null);
  const { objections } = notice;
  return (
    <DetailSection title={t('notice.objections', { count: objections.length })}>
      {objections.length === 0 && <p className={styles.quiet}>{t('notice.objections-none')}</p>}
      <ol className={styles.objections}>
        {objections.map((objection, index) => (
          <li key={objection.id} className={styles.objection}>
            <div className={styles.head}>
              <strong>{t('notice.objection-nth', { nth: index + 1 })}</strong>
              <StateTag tone={OBJECTION_TONE[objection.state]}>{t(`notice.objection.${objection.state}`)}</StateTag>
              <AnswerButton objection={objection} onAnswer={() => setAnswering(objection)} />
            </div>
            <p className={styles.quiet}>
              {t('notice.objection-came', {
                door: t(`notice.object.door.option.${objection.door}`),
                by: objection.enteredBy,
              })}{' '}
              <TimeText at={objection.enteredAt} />
            </p>
            <p className={styles.words}>{objection.text ?? t('notice.objection-hidden')}</p>
            <Objector notice={notice} objection={objection} />
            {objection.reply !== null && (
              <div className={styles.reply}>
                <p className={styles.words}>{objection.reply}</p>
                <p className={styles.quiet}>
                  {t('notice.answered-by', { by: objection.answeredBy ?? '' })} <TimeText at={objection.answeredAt} />
                </p>
              </div>
            )}
          </li>
        ))}
      </ol>
      {answering && <AnswerForm notice={notice} objection={answering} onClose={() => setAnswering(null)} />}
    </DetailSection>
  );
}

function AnswerButton({ objection, onAnswer }: { objection: NoticeObjection; onAnswer: () => void }) {
  const t = useShellTexts();
  const answer = objection.actions.find(({ action }) => action === 'answer');
  if (!answer) return null;
  return (
    <Tooltip title={answer.barrier && t(`notice.barrier-of-person.${answer.barrier}`)}>
      <Button size="small" className={styles.act} disabled={answer.barrier !== null} onClick={onAnswer}>
        {t('notice.answer.verb')}
      </Button>
    </Tooltip>
  );
}
