import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { RegistryPlugin } from '@linli/contracts';
import { renderWithLinli } from '@linli/sdk-web/testing';
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { useState } from 'react';
import { RegistryContext } from '../registry/registry.context.tsx';
import { RegistryStore } from '../registry/registry.store.ts';
import { fakePlugin, fakeRegistry } from '../testing/fake-registry.ts';
import { RemoteLoadError } from './federation.ts';
import type { loadRemoteComponent } from './federation.ts';
import { RemoteExtension } from './remote-extension.tsx';

type Load = typeof loadRemoteComponent;
const Page = () => <p>页面内容</p>;
const running = fakePlugin('demo');
const crashed = fakePlugin('demo', [], { state: 'failed', reason: 'crashed' });

/** The component, and a button by which its plugin becomes the next one given. */
function Harness({ plugins, load }: { plugins: readonly RegistryPlugin[]; load: Load }) {
  const [at, setAt] = useState(0);
  const [store] = useState(() => new RegistryStore(fakeRegistry(), () => Promise.resolve(fakeRegistry())));
  const plugin = plugins[at] ?? running;
  return (
    <RegistryContext value={store}>
      <button onClick={() => setAt(at + 1)}>其他内容</button>
      <RemoteExtension plugin={plugin} expose="Desk" size="page" load={load} />
    </RegistryContext>
  );
}
const show = (load: Load, ...plugins: RegistryPlugin[]) => renderWithLinli(<Harness plugins={plugins} load={load} />);
const next = () => fireEvent.click(screen.getByText('其他内容'));

beforeEach(() => {
  jest.spyOn(console, 'error').mockImplementation(() => undefined);
});
afterEach(() => {
  cleanup();
  jest.restoreAllMocks();
});

describe('a component of a plugin', () => {
  test('is shown when it is loaded', async () => {
    show(() => Promise.resolve(Page), running);
    expect(await screen.findByText('页面内容')).toBeTruthy();
  });

  test('that does not load shows a card with plugin, version, phase and reason, and the rest stays', async () => {
    show(() => Promise.reject(new RemoteLoadError('missing', '/x.js: HTTP 404')), running);
    expect(await screen.findByText(/服务器上缺少它的页面文件/)).toBeTruthy();
    expect(screen.getByText(/demo 1\.0\.0/)).toBeTruthy();
    expect(screen.getByText(/载入页面/)).toBeTruthy();
    expect(screen.getByText('其他内容')).toBeTruthy();
  });

  test('is loaded again on request', async () => {
    const load = jest.fn<Load>().mockRejectedValueOnce(new RemoteLoadError('blocked', 'x')).mockResolvedValue(Page);
    show(load, running);
    fireEvent.click(await screen.findByRole('button', { name: /再试一次/ }));
    expect(await screen.findByText('页面内容')).toBeTruthy();
  });

  test('that fails while it is drawn is replaced by a card, and nothing else is', async () => {
    const Broken = () => {
      throw new Error('boom');
    };
    show(() => Promise.resolve(Broken), running);
    expect(await screen.findByText(/这一部分出错了/)).toBeTruthy();
    expect(screen.getByText('其他内容')).toBeTruthy();
  });

  test('is not asked for while the process is away, and comes by itself when it is back', async () => {
    const load = jest.fn<Load>().mockResolvedValue(Page);
    show(load, crashed, running);
    expect(await screen.findByText(/意外退出/)).toBeTruthy();
    expect(load).not.toHaveBeenCalled();
    next();
    expect(await screen.findByText('页面内容')).toBeTruthy();
  });

  test('that is open stays open when the process dies, with a line that says so', async () => {
    const load: Load = () => Promise.resolve(() => <input aria-label="文字" />);
    show(load, running, crashed);
    fireEvent.change(await screen.findByLabelText('文字'), { target: { value: '写了一半' } });
    next();
    expect(await screen.findByText(/页面保持打开/)).toBeTruthy();
    expect(screen.getByLabelText<HTMLInputElement>('文字').value).toBe('写了一半');
  });
});
