import { EyeOutlined } from '@ant-design/icons';
import { REVEAL_MS, revealPersonSchema, type PersonDetail, type Revealed } from '@linli/contracts';
import { isApiError, useApi } from '@linli/sdk-web';
import { useMutation } from '@tanstack/react-query';
import { Button, Form, Input, Modal } from 'antd';
import { useEffect, useState } from 'react';
import { useShellTexts } from '../../texts/shell-texts.ts';
import styles from '../directory/directory.module.css';
import { revealPerson } from './person.queries.ts';

/** The number, masked. Showing it whole is a step of its own with a reason, which the person concerned gets to see. */
export function PersonPhone({ person }: { person: PersonDetail }) {
  const t = useShellTexts();
  const [asking, setAsking] = useState(false);
  const [revealed, setRevealed] = useState<Revealed>();
  useEffect(() => {
    if (!revealed) return undefined;
    const left = Math.min(REVEAL_MS, Math.max(0, Date.parse(revealed.until) - Date.now()));
    const timer = setTimeout(() => setRevealed(undefined), left);
    return () => clearTimeout(timer);
  }, [revealed]);
  if (revealed)
    return (
      <>
        <strong>{revealed.values['phone'] ?? t('person.reveal.none')}</strong>
        <div className={styles.secondary}>{t('person.reveal.hidden-again')}</div>
      </>
    );
  return (
    <>
      {person.phone}
      {person.actions.includes('reveal') && (
        <Button type="link" size="small" icon={<EyeOutlined />} onClick={() => setAsking(true)}>
          {t('person.reveal.verb')}
        </Button>
      )}
      {asking && (
        <ReasonDialog
          person={person}
          onClose={() => setAsking(false)}
          onRevealed={(values) => {
            setAsking(false);
            setRevealed(values);
          }}
        />
      )}
    </>
  );
}

interface ReasonDialogProps {
  person: PersonDetail;
  onClose(): void;
  onRevealed(revealed: Revealed): void;
}

function ReasonDialog({ person, onClose, onRevealed }: ReasonDialogProps) {
  const t = useShellTexts();
  const api = useApi();
  const [reason, setReason] = useState('');
  const reveal = useMutation({
    mutationFn: () => revealPerson(api, person.id, { fields: ['phone'], reason: reason.trim() }),
    onSuccess: onRevealed,
  });
  const problem = isApiError(reveal.error) ? reveal.error.problem : undefined;
  const failed = problem ? [problem.title, problem.remedy].filter(Boolean).join('。') : t('directory.step-failed');
  const usable = revealPersonSchema.shape.reason.safeParse(reason).success;
  return (
    <Modal
      open
      title={t('person.reveal.title', { name: person.name })}
      okText={t('person.reveal.show')}
      cancelText={t('person.reveal.cancel')}
      okButtonProps={{ disabled: !usable }}
      confirmLoading={reveal.isPending}
      onOk={() => reveal.mutate()}
      onCancel={onClose}
    >
      <p>{t('person.reveal.what', { name: person.name })}</p>
      <Form layout="vertical" component={false}>
        <Form.Item
          label={t('person.reveal.reason')}
          htmlFor="reveal-reason"
          validateStatus={reveal.error ? 'error' : undefined}
          help={reveal.error ? failed : undefined}
        >
          <Input.TextArea
            id="reveal-reason"
            autoFocus
            rows={2}
            maxLength={200}
            value={reason}
            placeholder={t('person.reveal.reason-hint')}
            onChange={(event) => setReason(event.target.value)}
          />
        </Form.Item>
      </Form>
    </Modal>
  );
}
