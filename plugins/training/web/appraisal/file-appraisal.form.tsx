import { ErrorState, useApi, useIntentKey, usePhone } from '@linli/sdk-web';
import type { StepFormProps } from '@linli/sdk-web';
import { useMutation } from '@tanstack/react-query';
import { Button, Drawer, Input, Radio } from 'antd';
import { useState } from 'react';
import { FINDINGS } from '../../contract/index.ts';
import type { AppraisalDetail, AppraisalMachine, Finding } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import styles from './appraisal.module.css';

type Draft = { finding: Finding['finding'] | null; evidence: string };

/** A finding with its evidence for each point of the standard: nothing to count, nothing left out. */
export function FileAppraisalForm({ kit, record, onClose, onDone }: StepFormProps<AppraisalMachine, AppraisalDetail>) {
  const t = plugin.useTexts();
  const api = useApi(plugin.apiBase);
  const phone = usePhone();
  const key = useIntentKey();
  const before = record.findings;
  const [drafts, setDrafts] = useState<readonly Draft[]>(() =>
    record.points.map((_, at) => before?.[at] ?? { finding: null, evidence: '' }),
  );
  const [summary, setSummary] = useState(record.summary ?? '');
  const change = (at: number, more: Partial<Draft>) => {
    key.renew();
    setDrafts((all) => all.map((draft, n) => (n === at ? { ...draft, ...more } : draft)));
  };
  const isWhole = summary.trim() !== '' && drafts.every((each) => each.finding !== null && each.evidence.trim() !== '');
  const send = useMutation({
    mutationFn: () => kit.act(api, record, 'file', { findings: drafts, summary }, key.current()),
    onSuccess(answer) {
      onDone('file', answer);
      onClose();
    },
    onError: () => key.renew(),
  });
  return (
    <Drawer
      open
      title={t('appraisal.file.title')}
      size={phone ? '100%' : 640}
      onClose={onClose}
      footer={
        <Button type="primary" block={phone} disabled={!isWhole} loading={send.isPending} onClick={() => send.mutate()}>
          {t('appraisal.file.submit')}
        </Button>
      }
    >
      <div className={styles.form}>
        <p className={styles.quiet}>{t('appraisal.file.how')}</p>
        {send.error && <ErrorState error={send.error} size="inline" />}
        {record.points.map((point, at) => (
          <fieldset key={point} className={styles.point}>
            <legend>
              {at + 1}. {point}
            </legend>
            <Radio.Group
              value={drafts[at]?.finding}
              options={FINDINGS.map((value) => ({ value, label: t(`appraisal.finding.${value}`) }))}
              onChange={({ target }) => change(at, { finding: target.value as Finding['finding'] })}
            />
            <Input.TextArea
              rows={2}
              maxLength={500}
              value={drafts[at]?.evidence}
              aria-label={`${point} ${t('appraisal.file.evidence')}`}
              placeholder={t('appraisal.file.evidence')}
              onChange={({ target }) => change(at, { evidence: target.value })}
            />
          </fieldset>
        ))}
        <label className={styles.point}>
          {t('appraisal.file.summary.label')}
          <Input.TextArea
            rows={3}
            maxLength={500}
            value={summary}
            onChange={({ target }) => {
              key.renew();
              setSummary(target.value);
            }}
          />
        </label>
      </div>
    </Drawer>
  );
}
