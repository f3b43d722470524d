import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { App, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { I18nextProvider } from 'react-i18next';
import { createApiClient } from '../api/client.ts';
import { useMedia } from '../kit/use-media.ts';
import { usePhone } from '../kit/use-phone.ts';
import { linliTheme } from '../theme/theme.ts';
import { textsOf, type Locale } from '../texts/texts.ts';
import { TODO_KEY } from '../todo/todo-key.ts';
import { SessionContext, type LinliSession } from './session.context.ts';
import { giveStylesNonce } from './style-nonce.ts';

export interface LinliProviderProps {
  /** Null until somebody is logged in: theme and texts work already, `useMe` does not. */
  session: LinliSession | null;
  locale: Locale;
  /** Nonce of the page's content security policy; antd's style elements carry it. */
  nonce?: string;
  dark?: boolean;
  /** Default: one made here. */
  queryClient?: QueryClient;
  /** For tests. */
  fetch?: typeof fetch;
  children: ReactNode;
}

/** Queries as the platform wants them: the API client does the retries, so the cache does none. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { retry: false, staleTime: 10_000, refetchOnWindowFocus: true },
      mutations: { retry: false },
    },
  });
}

/** What every page stands in: look, language, session, API client, query cache, and antd's `App` for messages. */
export function LinliProvider(props: LinliProviderProps) {
  const { session, locale, nonce, dark, children } = props;
  const [ownClient] = useState(() => {
    // Before the first child renders, because children make style elements while they do.
    if (nonce) {
      giveStylesNonce(nonce);
    }
    return props.queryClient ?? createQueryClient();
  });
  const client = props.queryClient ?? ownClient;
  const fetchFn = props.fetch;
  const api = useMemo(
    () =>
      createApiClient({
        getToken: (options) => session?.getToken(options) ?? Promise.reject(new Error('Nobody is logged in.')),
        proveAgain: (stepUp) => session?.proveAgain?.(stepUp) ?? Promise.resolve(false),
        getLocale: () => locale,
        // Whatever was done, in whichever plugin: something may wait no longer, or for somebody else.
        onWritten: () => void client.invalidateQueries({ queryKey: TODO_KEY }),
        fetch: fetchFn,
      }),
    [session, locale, client, fetchFn],
  );
  const value = useMemo(() => ({ session, api, locale }), [session, api, locale]);
  const shownLocale = useRef(locale);
  useEffect(() => {
    // What servers worded is in the old language.
    if (shownLocale.current !== locale) {
      shownLocale.current = locale;
      void client.invalidateQueries();
    }
  }, [locale, client]);
  const touch = usePhone();
  // Style sheets alone would cut antd's movements off in the middle: a menu that waits for their end is never put in its place.
  const still = useMedia('(prefers-reduced-motion: reduce)');
  const theme = useMemo(() => linliTheme(dark, touch, still), [dark, touch, still]);
  const csp = useMemo(() => (nonce ? { nonce } : undefined), [nonce]);
  return (
    <ConfigProvider
      theme={theme}
      locale={locale === 'en' ? enUS : zhCN}
      csp={csp}
      button={{ autoInsertSpace: false }}
      form={{ colon: false }}
    >
      <I18nextProvider i18n={textsOf(locale)}>
        <QueryClientProvider client={client}>
          <SessionContext.Provider value={value}>
            <App component="div">{children}</App>
          </SessionContext.Provider>
        </QueryClientProvider>
      </I18nextProvider>
    </ConfigProvider>
  );
}
