import { EmptyState, ErrorState, useApi, useIntentKey, usePhone } from '@linli/sdk-web';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Drawer, Input, Select, Switch } from 'antd';
import { useState } from 'react';
import { CLASS_RESULTS } from '../../contract/index.ts';
import type { ClassResult, RollEntry, RollLine, TrainingClassDetail } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import styles from './class-roll.module.css';
import { PasteRoll } from './paste-roll.tsx';
import { forgetClasses, recordRoll } from './training-class.queries.ts';

interface Came {
  attended: boolean;
  result: ClassResult;
  note: string;
}
const CAME: Came = { attended: true, result: 'passed', note: '' };

interface Props {
  of: Pick<TrainingClassDetail, 'id' | 'title'>;
  entries: readonly RollEntry[];
  onClose(): void;
}

/** Who came and with what result, for everybody at once: only what is different has to be changed. */
export function RecordRollDrawer({ of, entries, onClose }: Props) {
  const t = plugin.useTexts();
  const api = useApi(plugin.apiBase);
  const queries = useQueryClient();
  const { message } = App.useApp();
  const phone = usePhone();
  const key = useIntentKey();
  const [said, setSaid] = useState<Readonly<Record<string, Came>>>({});
  const open = entries.filter(({ state, waiting }) => state === 'confirmed' && waiting === null);
  const saidOf = (id: string) => said[id] ?? CAME;
  const change = (id: string, more: Partial<Came>) => {
    key.renew();
    setSaid((before) => ({ ...before, [id]: { ...(before[id] ?? CAME), ...more } }));
  };
  const take = (lines: readonly RollLine[]) =>
    lines.forEach(({ enrolmentId, attended, result, note }) => {
      if (enrolmentId) change(enrolmentId, { attended, result: result ?? 'passed', note: note ?? '' });
    });
  const send = useMutation({
    mutationFn: () => {
      const rows = open.map(({ id, version }) => {
        const { attended, result, note } = saidOf(id);
        return { enrolmentId: id, version, attended, ...(attended ? { result } : {}), ...(note ? { note } : {}) };
      });
      return recordRoll(api, of.id, { rows }, key.current());
    },
    onSuccess() {
      void message.success(t('roll.record.done', { count: open.length }));
      void forgetClasses(queries);
      onClose();
    },
    onError() {
      key.renew();
      void forgetClasses(queries);
    },
  });
  return (
    <Drawer
      open
      title={t('roll.record.title', { title: of.title })}
      size={phone ? '100%' : 640}
      onClose={onClose}
      footer={
        <Button
          type="primary"
          block={phone}
          disabled={open.length === 0}
          loading={send.isPending}
          onClick={() => send.mutate()}
        >
          {t('roll.record.submit', { count: open.length })}
        </Button>
      }
    >
      <div className={styles.candidates}>
        <p className={styles.counts}>{t('roll.record.how')}</p>
        {send.error && <ErrorState error={send.error} size="inline" />}
        <PasteRoll
          names={open.map(({ id, person, organisation }) => ({ enrolmentId: id, name: person.name, organisation }))}
          onRead={take}
        />
        {open.length === 0 && <EmptyState title={t('roll.record.none')} />}
        <div>
          {open.map((entry) => (
            <Row key={entry.id} entry={entry} came={saidOf(entry.id)} onChange={(more) => change(entry.id, more)} />
          ))}
        </div>
      </div>
    </Drawer>
  );
}

function Row({ entry, came, onChange }: { entry: RollEntry; came: Came; onChange(more: Partial<Came>): void }) {
  const t = plugin.useTexts();
  const { name } = entry.person;
  const needsNote = !came.attended || came.result !== 'passed';
  return (
    <div className={styles.row} role="group" aria-label={name}>
      <span>
        {name}
        <span className={styles.quiet}>{entry.organisation}</span>
      </span>
      <Switch
        checked={came.attended}
        aria-label={`${name} ${t('roll.record.attended')}`}
        checkedChildren={t('roll.record.attended')}
        unCheckedChildren={t('enrolment.state.absent')}
        onChange={(attended) => onChange({ attended })}
      />
      <Select
        value={came.attended ? came.result : null}
        disabled={!came.attended}
        aria-label={`${name} ${t('enrolment.field.result')}`}
        options={CLASS_RESULTS.map((value) => ({ value, label: t(`enrolment.result.${value}`) }))}
        onChange={(result: ClassResult) => onChange({ result })}
      />
      {needsNote && (
        <Input
          value={came.note}
          maxLength={120}
          aria-label={`${name} ${t('enrolment.field.note')}`}
          placeholder={t('enrolment.field.note')}
          onChange={({ target }) => onChange({ note: target.value })}
        />
      )}
    </div>
  );
}
