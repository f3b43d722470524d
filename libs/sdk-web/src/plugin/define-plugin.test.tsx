import { expect, test } from '@jest/globals';
import { screen } from '@testing-library/react';
import { renderWithLinli } from '../testing/render.tsx';
import { definePlugin } from './define-plugin.ts';

test('a plugin says once who it is: texts, API and addresses follow', async () => {
  const plugin = definePlugin({
    id: 'demo',
    locales: { 'zh-CN': { nav: { desk: '台' } }, en: { 'nav.desk': 'Desk' } },
  });
  const Page = () => {
    const t = plugin.useTexts();
    return (
      <p>
        {t('nav.desk')} {plugin.useApi().base} {String(t.has('nav.none'))}
      </p>
    );
  };
  renderWithLinli(<Page />);
  expect(screen.getByText('台 /api/plugins/demo/v1 false')).toBeTruthy();
  renderWithLinli(<Page />, { locale: 'en' });
  expect(screen.getByText('Desk /api/plugins/demo/v1 false')).toBeTruthy();
  expect(plugin.path('/issues/7')).toBe('/p/demo/issues/7');
  expect(plugin.path()).toBe('/p/demo');
});

test('without an id it says what is missing', () => {
  expect(() => definePlugin({ id: undefined, locales: { 'zh-CN': {}, en: {} } })).toThrow('LINLI_PLUGIN_ID');
});
