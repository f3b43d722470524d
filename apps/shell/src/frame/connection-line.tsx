import { DisconnectOutlined, ReloadOutlined } from '@ant-design/icons';
import { isApiError, CLIENT_OFFLINE } from '@linli/sdk-web';
import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useRegistryState, useRegistryStore } from '../registry/registry.context.tsx';
import { isOutdated, releasesOf } from '../registry/releases.ts';
import { useShellTexts } from '../texts/shell-texts.ts';
import styles from './connection-line.module.css';
import { useShell } from './shell.context.tsx';

/** One line below the header while core or the log-in does not answer, and another when a new release is there. They go away alone. */
export function ConnectionLine() {
  const t = useShellTexts();
  const { registry, reachable } = useRegistryState();
  const { providerAway } = useShell();
  const [loaded] = useState(() => releasesOf(registry));
  useWatch(reachable);

  if (!reachable || providerAway) {
    return (
      <div className={styles.away} role="status">
        <DisconnectOutlined aria-hidden />
        {t(reachable ? 'frame.connection.provider-away' : 'frame.connection.away')}
      </div>
    );
  }
  if (isOutdated(loaded, registry)) {
    return (
      <div className={styles.update} role="status">
        <span>{t('frame.connection.new-release')}</span>
        <Button size="small" icon={<ReloadOutlined />} onClick={() => location.reload()}>
          {t('frame.connection.reload')}
        </Button>
      </div>
    );
  }
  return null;
}

/** Looks at core at once when a request failed, and asks again for what failed when core is back. */
function useWatch(reachable: boolean): void {
  const store = useRegistryStore();
  const queries = useQueryClient();
  useEffect(
    () =>
      queries.getQueryCache().subscribe((event) => {
        if (
          event.type === 'updated' &&
          event.action.type === 'error' &&
          isApiError(event.action.error, CLIENT_OFFLINE)
        ) {
          void store.check();
        }
      }),
    [queries, store],
  );
  useEffect(() => {
    const check = () => void store.check();
    window.addEventListener('online', check);
    window.addEventListener('offline', check);
    return () => {
      window.removeEventListener('online', check);
      window.removeEventListener('offline', check);
    };
  }, [store]);
  const was = useRef(reachable);
  useEffect(() => {
    if (reachable && !was.current)
      void queries.refetchQueries({ predicate: (query) => query.state.status === 'error' });
    was.current = reachable;
  }, [queries, reachable]);
}
