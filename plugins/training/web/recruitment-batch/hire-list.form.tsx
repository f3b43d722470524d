import { describeError, saveFile, usePhone, useSdkTexts } from '@linli/sdk-web';
import type { StepFormProps } from '@linli/sdk-web';
import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Checkbox, Drawer, Input, Upload } from 'antd';
import { useState } from 'react';
import type {
  HireListCheck,
  HireSheet,
  RecruitmentBatchDetail,
  RecruitmentBatchMachine,
} from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { CheckedRows } from './hire-list-rows.tsx';
import styles from './recruitment-batch.module.css';

type Props = StepFormProps<RecruitmentBatchMachine, RecruitmentBatchDetail>;

/** A table is pasted or chosen, checked row by row, and entered when nothing is wrong with any of it. */
export function HireListForm({ kit, record, onClose, onDone }: Props) {
  const t = plugin.useTexts();
  const sdk = useSdkTexts();
  const api = plugin.useApi();
  const queries = useQueryClient();
  const phone = usePhone();
  const [text, setText] = useState('');
  const [file, setFile] = useState<{ name: string; content: string } | null>(null);
  const [checked, setChecked] = useState<HireListCheck | null>(null);
  const [namesakes, setNamesakes] = useState(false);
  const [refusal, setRefusal] = useState<{ title: string; remedy: string } | null>(null);
  const [busy, setBusy] = useState(false);
  const sheet: HireSheet | null = file ? { file: file.content } : text.trim() === '' ? null : { text };

  const run = async (work: () => Promise<void>) => {
    setBusy(true);
    setRefusal(null);
    try {
      await work();
    } catch (error) {
      const { title, remedy } = describeError(error, sdk);
      setRefusal({ title, remedy: remedy ?? '' });
    } finally {
      setBusy(false);
    }
  };
  const check = (given: HireSheet | null) =>
    run(async () => {
      setChecked(null);
      if (given)
        setChecked(await api.post<HireListCheck>(`recruitment-batches/${record.id}/list/check`, { sheet: given }));
    });
  const enter = () =>
    run(async () => {
      const answer = await kit.act(api, record, 'list', { sheet, namesakes });
      kit.keep(queries, answer);
      await queries.invalidateQueries({ queryKey: [plugin.id] });
      onClose();
      onDone('list', answer);
    });
  const choose = async (chosen: File) => {
    const content = base64Of(await chosen.arrayBuffer());
    setFile({ name: chosen.name, content });
    await check({ file: content });
  };
  const good = checked !== null && checked.faulty === 0 && (checked.namesakes === 0 || namesakes);
  return (
    <Drawer
      open
      title={t('hire-list.title')}
      size={phone ? '100%' : 720}
      onClose={onClose}
      footer={
        <div className={styles.footer}>
          {checked !== null && checked.namesakes > 0 && (
            <Checkbox checked={namesakes} onChange={({ target }) => setNamesakes(target.checked)}>
              {t('hire-list.namesakes.confirm')}
            </Checkbox>
          )}
          <Button disabled={!sheet} loading={busy && !good} onClick={() => void check(sheet)}>
            {t('hire-list.check')}
          </Button>
          <Button type="primary" disabled={!good} loading={busy && good} onClick={() => void enter()}>
            {t('hire-list.enter', { count: checked?.total ?? 0 })}
          </Button>
        </div>
      }
    >
      <div className={styles.list}>
        <p className={styles.about}>{t('hire-list.about')}</p>
        <div className={styles.tools}>
          <Button
            onClick={() => void run(async () => saveFile(await api.download('recruitment-batches/list-template')))}
          >
            {t('hire-list.template')}
          </Button>
          <Upload
            accept=".xlsx,.csv"
            maxCount={1}
            fileList={file ? [{ uid: 'list', name: file.name, status: 'done' }] : []}
            beforeUpload={(chosen) => {
              void choose(chosen);
              return false;
            }}
            onRemove={() => {
              setFile(null);
              setChecked(null);
            }}
          >
            <Button>{t('hire-list.file')}</Button>
          </Upload>
        </div>
        {!file && (
          <label>
            <span className={styles.label}>{t('hire-list.paste.label')}</span>
            <Input.TextArea
              rows={6}
              value={text}
              placeholder={t('hire-list.paste.placeholder')}
              onChange={({ target }) => {
                setText(target.value);
                setChecked(null);
              }}
            />
          </label>
        )}
        {refusal && <Alert type="error" showIcon title={refusal.title} description={refusal.remedy} />}
        {checked && (
          <>
            <Alert
              type={checked.faulty > 0 ? 'error' : 'success'}
              showIcon
              title={
                checked.faulty > 0
                  ? t('hire-list.faulty', { count: checked.faulty })
                  : t('hire-list.good', { count: checked.total })
              }
              description={checked.namesakes > 0 ? t('hire-list.namesakes', { count: checked.namesakes }) : undefined}
            />
            <CheckedRows rows={checked.rows} />
          </>
        )}
      </div>
    </Drawer>
  );
}

function base64Of(bytes: ArrayBuffer): string {
  let text = '';
  for (const byte of new Uint8Array(bytes)) text += String.fromCharCode(byte);
  return btoa(text);
}
