import { useState } from 'react';
import { nounOf } from '@linli/contracts';
import type { StateMachine } from '@linli/contracts';
import { describeError, joinedWords, useApi, useSdkTexts } from '@linli/sdk-web';
import type { LivingRecord, StepFormProps } from '@linli/sdk-web';
import { useQueryClient } from '@tanstack/react-query';
import { App, Modal } from 'antd';
import { plugin } from './plugin.ts';

/**
 * Asks once before something that cannot be undone, and asks for nothing else: somebody stands at the door and wishes it. Texts
 * `<noun>.<action>.title` as a question, and `.gone`: what is not there any more afterwards.
 */
export function ConfirmStep<M extends StateMachine, R extends LivingRecord<M>>(props: StepFormProps<M, R>) {
  const { kit, record, action, onClose, onDone } = props;
  const t = plugin.useTexts();
  const sdk = useSdkTexts();
  const api = useApi(plugin.apiBase);
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const noun = nounOf(kit.machine);
  const act = async () => {
    setBusy(true);
    try {
      onDone(action, await kit.act(api, record, action));
    } catch (error) {
      const { title, remedy } = describeError(error, sdk);
      void message.error(joinedWords(sdk, [title, remedy]));
      kit.forget(queries);
    } finally {
      onClose();
    }
  };
  return (
    <Modal
      open
      centered
      width={440}
      title={t(`${noun}.${action}.title`)}
      okText={t(`${noun}.action.${action}`)}
      okButtonProps={{ danger: true }}
      confirmLoading={busy}
      onOk={() => void act()}
      onCancel={onClose}
    >
      <p>{t(`${noun}.${action}.gone`)}</p>
    </Modal>
  );
}
