import { describeError, useSdkTexts } from '@linli/sdk-web';
import { useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import type { HireDetail } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import styles from './hire.module.css';
import { hires } from './hire.queries.ts';

/** Whom core may know already: somebody says who it is, and the hire goes on at once. */
export function HireMatches({ hire }: { hire: HireDetail }) {
  const t = plugin.useTexts();
  const sdk = useSdkTexts();
  const api = plugin.useApi();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [busy, setBusy] = useState<string | null>(null);
  const may = (action: 'same' | 'other') => hire.actions.some((offer) => offer.action === action && !offer.barrier);
  const decide = async (action: 'same' | 'other', values: { personId?: string }) => {
    setBusy(values.personId ?? action);
    try {
      const decided = await hires.act(api, hire, action, values);
      hires.keep(queries, await hires.act(api, decided, 'carry'));
    } catch (error) {
      const { title, remedy } = describeError(error, sdk);
      void message.error([title, remedy].filter(Boolean).join('，'));
      hires.forget(queries);
    } finally {
      setBusy(null);
    }
  };
  return (
    <section>
      <h2 className={styles.heading}>{t('hire.matches.title')}</h2>
      <ul className={styles.matches}>
        {hire.matches.map(({ id, name, unit, readable }) => (
          <li key={id}>
            <span>
              {name} · {unit}
              {!readable && <span className={styles.apart}>{t('hire.matches.out-of-reach', { unit })}</span>}
            </span>
            {readable && may('same') && (
              <Button
                disabled={busy !== null}
                loading={busy === id}
                onClick={() => void decide('same', { personId: id })}
              >
                {t('hire.matches.same')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {may('other') && (
        <Button disabled={busy !== null} loading={busy === 'other'} onClick={() => void decide('other', {})}>
          {t('hire.matches.other')}
        </Button>
      )}
    </section>
  );
}
