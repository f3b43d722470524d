import type { ReactNode } from 'react';
import type { Me } from '@linli/contracts';
import { render, type RenderResult } from '@testing-library/react';
import { ConfigProvider } from 'antd';
import { MemoryRouter, useLocation } from 'react-router';
import { createQueryClient, LinliProvider } from '../session/linli-provider.tsx';
import type { LinliSession } from '../session/session.context.ts';
import type { Locale } from '../texts/texts.ts';
import { fakeFetch, type FakeCall, type FakeRoutes } from './fake-fetch.ts';
import { fakeMe, fakeSession } from './fake-session.ts';
import { installBrowserParts } from './install-browser-parts.ts';

/** jsdom shows nothing, and asks every rule of every style sheet whether an element can be seen: antd's thousands are left out. */
const UNSTYLED = { zeroRuntime: true };

export interface RenderOptions {
  /** Answers of the APIs, by `GET /api/core/v1/units`. */
  api?: FakeRoutes;
  me?: Me;
  session?: LinliSession;
  /** Default `zh-CN`. */
  locale?: Locale;
  /** Address the page is opened with. */
  route?: string;
  /** Width of the window; 390 is a phone. Default 1440. */
  width?: number;
}

export interface LinliRender extends RenderResult {
  /** Calls the page made so far. */
  calls: FakeCall[];
  /** The address now, path and query. */
  address(): string;
}

/** Renders a page as the shell would: session, texts, theme, queries, router, all without network. */
export function renderWithLinli(page: ReactNode, options: RenderOptions = {}): LinliRender {
  installBrowserParts(options.width ?? 1440);
  const fetchFn = fakeFetch(options.api);
  let address = '';
  const Address = () => {
    const { pathname, search } = useLocation();
    address = pathname + search;
    return null;
  };
  const result = render(
    <MemoryRouter initialEntries={[options.route ?? '/']}>
      <LinliProvider
        session={options.session ?? fakeSession(options.me ?? fakeMe())}
        locale={options.locale ?? 'zh-CN'}
        queryClient={createQueryClient()}
        fetch={fetchFn}
      >
        <ConfigProvider theme={UNSTYLED}>{page}</ConfigProvider>
        <Address />
      </LinliProvider>
    </MemoryRouter>,
  );
  return Object.assign(result, { calls: fetchFn.calls, address: () => address });
}
