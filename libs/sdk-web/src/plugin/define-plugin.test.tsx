import { expect, jest, test } from '@jest/globals';
import { screen } from '@testing-library/react';
import { renderWithLinli } from '../testing/render.tsx';
import { loadTexts } from '../texts/texts.ts';
import type { TextTree } from '../texts/texts.ts';
import { translate } from '../texts/use-texts.ts';
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

test('a language behind a function is got when it is first shown, once, and Chinese stands there until then', async () => {
  const get = jest.fn(() => Promise.resolve({ default: { desk: 'Desk' } }));
  const plugin = definePlugin({ id: 'late', locales: { 'zh-CN': { desk: '台' }, en: get } });
  const Page = () => <p>{plugin.useTexts()('desk')}</p>;
  renderWithLinli(<Page />);
  expect(screen.getByText('台')).toBeTruthy();
  expect(get).not.toHaveBeenCalled();
  renderWithLinli(<Page />, { locale: 'en' });
  expect(screen.getAllByText('台')).toHaveLength(2);
  expect(await screen.findByText('Desk')).toBeTruthy();
  await loadTexts('late', 'en');
  expect(get).toHaveBeenCalledTimes(1);
});

test('a language that did not come is asked for again', async () => {
  const get = jest.fn<() => Promise<{ default: TextTree }>>();
  get.mockRejectedValueOnce(new Error('away')).mockResolvedValue({ default: { desk: 'Desk' } });
  definePlugin({ id: 'away', locales: { 'zh-CN': { desk: '台' }, en: get } });
  await expect(loadTexts('away', 'en')).rejects.toThrow('away');
  await loadTexts('away', 'en');
  expect(translate('en', 'away', 'desk')).toBe('Desk');
});

test('without an id it says what is missing', () => {
  expect(() => definePlugin({ id: undefined, locales: { 'zh-CN': {}, en: {} } })).toThrow('LINLI_PLUGIN_ID');
});
