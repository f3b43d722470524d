import { Modal } from 'antd';
import { useState, useSyncExternalStore } from 'react';
import type { StepUpDesk } from '../session/step-up-desk.ts';
import { useShellTexts } from '../texts/shell-texts.ts';
import { stepUpAddress } from './prove-again.ts';

/** One window, however often it is asked for. */
const WINDOW = 'linli-step-up';

/** Over the page that waits: why it stops here, and the way on. What was typed stays where it is. */
export function StepUpDialog({ desk }: { desk: StepUpDesk }) {
  const t = useShellTexts();
  const need = useSyncExternalStore(desk.subscribe, desk.getNeed);
  const [opened, setOpened] = useState(false);
  if (!need) return null;
  // By a click, so that no browser takes it for an advertisement.
  const open = () => setOpened(window.open(stepUpAddress(need), WINDOW, 'popup,width=560,height=720') !== null);
  const close = () => {
    setOpened(false);
    desk.giveUp();
  };
  return (
    <Modal
      open
      centered
      width={440}
      mask={{ closable: false }}
      title={t('step-up.title')}
      okText={t(opened ? 'step-up.open-again' : 'step-up.open')}
      cancelText={t('step-up.cancel')}
      onOk={open}
      onCancel={close}
    >
      <p>{t('step-up.why', { minutes: Math.round(need.maxAgeSec / 60) })}</p>
      <p>{t(opened ? 'step-up.waiting' : 'step-up.kept')}</p>
    </Modal>
  );
}
