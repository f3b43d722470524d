import type { NoticeDetail, NoticeObjection } from '@linli/contracts';
import { answerObjectionSchema } from '@linli/contracts';
import { FormDrawer, useApi } from '@linli/sdk-web';
import { Alert } from 'antd';
import { z } from 'zod';
import { useShellTexts } from '../../texts/shell-texts.ts';
import { answerObjection } from './notice.queries.ts';
import { useNoticeDone } from './notice-step.forms.tsx';

const schema = z.object({ verdict: z.enum(['not-upheld', 'upheld']), reply: answerObjectionSchema.shape.reply });

interface Props {
  notice: NoticeDetail;
  objection: NoticeObjection;
  onClose: () => void;
}

/** The answer of the office: upheld or not, and the reply that everybody reads. */
export function AnswerForm({ notice, objection, onClose }: Props) {
  const t = useShellTexts();
  const api = useApi();
  const done = useNoticeDone();
  return (
    <FormDrawer
      id={`core.notice.${notice.id}.answer.${objection.id}`}
      open
      onClose={onClose}
      title={t('notice.answer.title', { title: notice.title })}
      schema={schema}
      t={t}
      textPrefix="notice.answer"
      fields={{ reply: { rows: 6 } }}
      submitLabel={t('notice.answer.verb')}
      onSubmit={({ verdict, reply }) =>
        answerObjection(api, notice.id, objection.id, {
          upheld: verdict === 'upheld',
          reply,
          version: objection.version,
        })
      }
      onDone={() => done(t('notice.answer.done'))}
    >
      {objection.text !== null && <Alert type="info" title={objection.text} style={{ marginBlockEnd: 16 }} />}
    </FormDrawer>
  );
}
