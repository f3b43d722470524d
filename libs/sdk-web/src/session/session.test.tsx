import { expect, test } from '@jest/globals';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { fakeMe, testDistrict, testStreet } from '../testing/fake-session.ts';
import { renderWithLinli } from '../testing/render.tsx';
import { useAnchors, useCan, useCurrentUnit } from './session.hooks.ts';
import { giveStylesNonce } from './style-nonce.ts';

function Page() {
  const { unit, setUnit } = useCurrentUnit();
  return (
    <>
      <p>
        {`${String(useCan('demo.issue.read'))} ${String(useCan('demo.issue.close'))} ${useAnchors('demo.issue.read')[0]?.name} ${unit?.name ?? '全部'}`}
      </p>
      <button onClick={() => setUnit({ id: 7, name: '瑞金社区', level: 'community' })}>go</button>
    </>
  );
}
const api = { 'GET /api/core/v1/units/7': { id: 7, name: '瑞金社区', level: 'community' } };

test('what I may do and which unit I see come from the session and the address', async () => {
  const { address } = renderWithLinli(<Page />, { me: fakeMe(['demo.issue.read']), api, route: '/x?page=3' });
  expect(screen.getByText('true false 大王庄街道 大王庄街道')).toBeTruthy();
  fireEvent.click(screen.getByText('go'));
  await waitFor(() => expect(address()).toBe('/x?unit=7'));
  expect(await screen.findByText('true false 大王庄街道 瑞金社区')).toBeTruthy();
});

test('somebody with several units sees everything until they choose', () => {
  const units = [testDistrict, testStreet].map((unit) => ({ ...unit, path: [unit] }));
  renderWithLinli(<Page />, { me: fakeMe(['demo.issue.read'], { units }), api });
  expect(screen.getByText(/全部$/)).toBeTruthy();
});

test('style elements carry the nonce, others do not', () => {
  const page = document.implementation.createHTMLDocument();
  giveStylesNonce('abc', page);
  giveStylesNonce('other', page);
  expect(page.createElement('style').nonce).toBe('abc');
  expect(page.createElement('div').nonce).toBeFalsy();
});
