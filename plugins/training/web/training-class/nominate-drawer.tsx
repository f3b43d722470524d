import { EmptyState, ErrorState, QueryState, useApi, useIntentKey, usePhone } from '@linli/sdk-web';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Checkbox, Drawer, Input } from 'antd';
import { useState } from 'react';
import type { Candidate, TrainingClassDetail } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import styles from './class-roll.module.css';
import { candidatesQuery, forgetClasses, nominate } from './training-class.queries.ts';

interface Props {
  of: Pick<TrainingClassDetail, 'id' | 'title'>;
  onClose(): void;
}

/** Chooses from those who hold a post of the audience: nobody types a name. */
export function NominateDrawer({ of, onClose }: Props) {
  const t = plugin.useTexts();
  const api = useApi(plugin.apiBase);
  const queries = useQueryClient();
  const { message } = App.useApp();
  const phone = usePhone();
  const key = useIntentKey();
  const [q, setQ] = useState('');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const candidates = useQuery(candidatesQuery(api, of.id));
  const send = useMutation({
    mutationFn: () => nominate(api, of.id, [...chosen], key.current()),
    onSuccess({ items }) {
      void message.success(t('roll.nominate.done', { count: items.length }));
      void forgetClasses(queries);
      onClose();
    },
    onError() {
      key.renew();
      void candidates.refetch();
    },
  });
  const toggle = (id: string, on: boolean) => {
    key.renew();
    setChosen((before) => {
      const next = new Set(before);
      if (on) next.add(id);
      else next.delete(id);
      return next;
    });
  };
  const found = (candidates.data?.items ?? []).filter(
    ({ person, organisation }) => person.name.includes(q.trim()) || organisation.includes(q.trim()),
  );
  return (
    <Drawer
      open
      title={t('roll.nominate.title', { title: of.title })}
      size={phone ? '100%' : 520}
      onClose={onClose}
      footer={
        <Button
          type="primary"
          block={phone}
          disabled={chosen.size === 0}
          loading={send.isPending}
          onClick={() => send.mutate()}
        >
          {t('roll.nominate.submit', { count: chosen.size })}
        </Button>
      }
    >
      <div className={styles.candidates}>
        {send.error && <ErrorState error={send.error} size="inline" />}
        <Input.Search
          allowClear
          aria-label={t('roll.nominate.search')}
          placeholder={t('roll.nominate.search')}
          onChange={({ target }) => setQ(target.value)}
        />
        <QueryState query={candidates}>
          {() =>
            found.length === 0 ? (
              <EmptyState title={t('roll.nominate.none')} />
            ) : (
              <div>
                {found.map((each) => (
                  <Choice
                    key={each.appointmentId}
                    of={each}
                    checked={chosen.has(each.appointmentId)}
                    onChange={(on) => toggle(each.appointmentId, on)}
                  />
                ))}
              </div>
            )
          }
        </QueryState>
      </div>
    </Drawer>
  );
}

function Choice({ of, checked, onChange }: { of: Candidate; checked: boolean; onChange(on: boolean): void }) {
  const t = plugin.useTexts();
  return (
    <label className={styles.choice}>
      <Checkbox
        checked={checked || of.enrolled}
        disabled={of.enrolled}
        onChange={({ target }) => onChange(target.checked)}
      />
      <span>
        {of.person.name}
        <span className={styles.quiet}>
          {of.enrolled ? `${of.organisation} \u00B7 ${t('roll.nominate.enrolled')}` : of.organisation}
        </span>
      </span>
    </label>
  );
}
