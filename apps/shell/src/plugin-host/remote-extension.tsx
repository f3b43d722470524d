import type { RegistryPlugin } from '@linli/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { Alert, Skeleton } from 'antd';
import { useEffect, useReducer, useRef, useState } from 'react';
import type { ComponentType } from 'react';
import { Late, loadTexts, useLocale } from '@linli/sdk-web';
import { useRegistryStore } from '../registry/registry.context.tsx';
import { useShellTexts } from '../texts/shell-texts.ts';
import { pluginName } from './contributions.ts';
import { ExtensionBoundary } from './extension-boundary.tsx';
import { pageFault, processFault } from './fault.ts';
import styles from './fault-card.module.css';
import { FaultCard } from './fault-card.tsx';
import { loadRemoteComponent } from './federation.ts';
import type { ExtensionProps } from './federation.ts';

interface Props {
  plugin: RegistryPlugin;
  /** Name of the component in the plugin's `exposes`. */
  expose: string;
  size: 'page' | 'inline';
  componentProps?: ExtensionProps;
  /** Replaces the loader in tests. */
  load?: typeof loadRemoteComponent;
}

type Loaded =
  { at: 'pending' } | { at: 'loaded'; Component: ComponentType<ExtensionProps> } | { at: 'failed'; error: Error };

/**
 * One component of a plugin: pending, loaded or failed with a reason. It comes back by itself when the plugin does, and a
 * page that is already open stays open while the process is away, so that nothing typed is lost.
 */
export function RemoteExtension({ plugin, expose, size, componentProps, load = loadRemoteComponent }: Props) {
  const registry = useRegistryStore();
  const [attempt, tryAgain] = useReducer((count: number) => count + 1, 0);
  const [loaded, setLoaded] = useState<Loaded>({ at: 'pending' });
  const fault = processFault(plugin);
  const running = fault === undefined;
  // Of a language that is chosen later the page itself gets the texts.
  const locale = useRef(useLocale());
  useRefetchOnReturn(plugin.id, running);

  const { container } = plugin;
  const { path, integrity } = plugin.script;
  useEffect(() => {
    if (!running) return undefined;
    let current = true;
    const withTexts = async () => {
      const Component = await load({ container, script: { path, integrity } }, expose);
      await loadTexts(plugin.id, locale.current);
      return Component;
    };
    withTexts().then(
      (Component) => current && setLoaded({ at: 'loaded', Component }),
      (error: unknown) => {
        console.error(`extension ${expose} did not load`, error);
        if (current) setLoaded({ at: 'failed', error: error instanceof Error ? error : new Error(String(error)) });
      },
    );
    return () => {
      current = false;
    };
  }, [container, path, integrity, expose, running, attempt, load, plugin.id]);

  const retry = () => {
    void registry.check();
    setLoaded((was) => (was.at === 'failed' ? { at: 'pending' } : was));
    tryAgain();
  };
  const failure = loaded.at === 'failed' ? pageFault(loaded.error) : undefined;
  const passes = failure?.passes ?? false;
  useEffect(() => {
    if (!passes) return undefined;
    const timer = setTimeout(tryAgain, 3_000);
    return () => clearTimeout(timer);
  }, [passes, attempt]);

  if (loaded.at === 'loaded') {
    const { Component } = loaded;
    return (
      <>
        {fault && size === 'page' && <AwayLine plugin={plugin} reason={fault.reason} />}
        <ExtensionBoundary
          key={plugin.container}
          fallback={(error, reset) => (
            <FaultCard plugin={plugin} fault={pageFault(error)} size={size} onRetry={reset} />
          )}
        >
          <Component {...componentProps} />
        </ExtensionBoundary>
      </>
    );
  }
  if (fault) return <FaultCard plugin={plugin} fault={fault} size={size} onRetry={retry} />;
  if (failure) return <FaultCard plugin={plugin} fault={failure} size={size} onRetry={retry} />;
  return (
    <Late>
      <Skeleton active title={size === 'page'} paragraph={{ rows: size === 'page' ? 6 : 3 }} />
    </Late>
  );
}

function AwayLine({ plugin, reason }: { plugin: RegistryPlugin; reason: string }) {
  const t = useShellTexts();
  const name = pluginName(plugin, useLocale());
  return (
    <Alert
      type="warning"
      showIcon
      className={styles.away}
      role="status"
      title={t('fault.title.process', { name })}
      description={`${t(`fault.reason.${reason}`, { name })}${t('fault.stays-open')}`}
    />
  );
}

/** Asks again for everything that failed while the plugin was away. */
function useRefetchOnReturn(pluginId: string, running: boolean): void {
  const queries = useQueryClient();
  const was = useRef(running);
  useEffect(() => {
    if (running && !was.current) void queries.refetchQueries({ predicate: (query) => query.state.status === 'error' });
    was.current = running;
  }, [queries, running, pluginId]);
}
