import { useEffect } from 'react';
import { DeleteOutlined, LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button, Modal } from 'antd';
import type { Attachment } from '@linli/contracts';
import { useSdkTexts } from '../texts/sdk-texts.ts';
import { TimeText } from '../time/time-text.tsx';
import styles from './attachment.module.css';

interface LightboxProps {
  pictures: readonly Attachment[];
  links: Readonly<Record<string, string>>;
  index: number;
  onMove(index: number): void;
  onClose(): void;
  onRemove?: ((picture: Attachment) => void) | undefined;
}

/** A picture as large as the screen allows. Arrow keys go on and back, Escape closes. */
export function Lightbox({ pictures, links, index, onMove, onClose, onRemove }: LightboxProps) {
  const t = useSdkTexts();
  const picture = pictures[index];
  const last = pictures.length - 1;
  useEffect(() => {
    const turn = ({ key }: KeyboardEvent) => {
      if (key === 'ArrowLeft' && index > 0) onMove(index - 1);
      if (key === 'ArrowRight' && index < last) onMove(index + 1);
    };
    window.addEventListener('keydown', turn);
    return () => window.removeEventListener('keydown', turn);
  }, [index, last, onMove]);
  if (!picture) return null;
  return (
    <Modal
      open
      centered
      footer={null}
      width="min(96vw, 1200px)"
      className={styles.lightbox}
      title={picture.name}
      onCancel={onClose}
    >
      <div className={styles.stage}>
        <img className={styles.large} src={links[picture.id]} alt={picture.name} />
      </div>
      <p className={styles.taken}>
        {t('attachment.uploaded-at')} <TimeText at={picture.uploadedAt} />
        {onRemove && (
          <Button type="text" danger icon={<DeleteOutlined aria-hidden />} onClick={() => onRemove(picture)}>
            {t('attachment.take-off')}
          </Button>
        )}
      </p>
      {last > 0 && (
        <div className={styles.turn}>
          <Button
            icon={<LeftOutlined />}
            aria-label={t('attachment.previous')}
            disabled={index === 0}
            onClick={() => onMove(index - 1)}
          />
          <span aria-live="polite">{t('attachment.place', { number: index + 1, count: last + 1 })}</span>
          <Button
            icon={<RightOutlined />}
            aria-label={t('attachment.next')}
            disabled={index === last}
            onClick={() => onMove(index + 1)}
          />
        </div>
      )}
    </Modal>
  );
}
