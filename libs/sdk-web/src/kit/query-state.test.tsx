import { expect, test } from '@jest/globals';
import { useQuery } from '@tanstack/react-query';
import { act, screen, waitFor } from '@testing-library/react';
import { ApiError } from '../api/api-error.ts';
import { renderWithLinli } from '../testing/index.ts';
import { QueryState } from './query-state.tsx';

const offline = new ApiError({ type: 'about:blank', title: '', status: 503, code: 'client.offline', traceId: '7' });

test('the reason stays in sight while it is tried again, until there is an answer', async () => {
  const waiting: { answer(text: string): void; fail(error: Error): void }[] = [];
  function Page() {
    const query = useQuery({
      queryKey: ['page'],
      queryFn: () =>
        new Promise<string>((resolve, reject) => {
          waiting.push({ answer: resolve, fail: reject });
        }),
    });
    return <QueryState query={query}>{(text) => <p>{text}</p>}</QueryState>;
  }
  renderWithLinli(<Page />);
  await waitFor(() => expect(waiting).toHaveLength(1));
  act(() => waiting[0]?.fail(offline));
  await screen.findByRole('alert');
  // It tries again by itself.
  await waitFor(() => expect(waiting).toHaveLength(2), { timeout: 3_000 });
  expect(screen.getByRole('alert').textContent).toContain('连接不上服务器');
  act(() => waiting[1]?.answer('到了'));
  expect(await screen.findByText('到了')).toBeTruthy();
  expect(screen.queryByRole('alert')).toBeNull();
});
