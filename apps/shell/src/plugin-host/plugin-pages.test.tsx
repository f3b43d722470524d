import { expect, test } from '@jest/globals';
import { renderWithLinli } from '@linli/sdk-web/testing';
import { screen } from '@testing-library/react';
import { Route, Routes } from 'react-router';
import { ShellContext } from '../frame/shell.context.tsx';
import { RegistryContext } from '../registry/registry.context.tsx';
import { RegistryStore } from '../registry/registry.store.ts';
import { fakePlugin, fakeRegistry } from '../testing/fake-registry.ts';
import { PluginPages } from './plugin-pages.tsx';
import { readSafeMode } from './safe-mode.ts';

const SETTINGS = {
  safeMode: readSafeMode(''),
  setLocale: () => undefined,
  signOut: () => undefined,
  providerAway: false,
};

function show(route: string) {
  const registry = fakeRegistry([fakePlugin('demo')]);
  const store = new RegistryStore(registry, () => Promise.resolve(registry));
  renderWithLinli(
    <ShellContext value={SETTINGS}>
      <RegistryContext value={store}>
        <Routes>
          <Route path="/p/:pluginId/*" element={<PluginPages />} />
        </Routes>
      </RegistryContext>
    </ShellContext>,
    { route },
  );
}

test('an address of a plugin that is not here says so', async () => {
  show('/p/training/training-classes');
  expect(await screen.findByText('插件“training”不在平台上')).toBeTruthy();
});

test('an address that a plugin does not have is lost like any other', async () => {
  show('/p/demo/nothing');
  expect(await screen.findByText('这个页面不存在，或不在您的管辖范围内')).toBeTruthy();
});
