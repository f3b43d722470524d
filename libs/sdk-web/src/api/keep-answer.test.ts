import { expect, test } from '@jest/globals';
import { QueryClient } from '@tanstack/react-query';
import { keepAnswer } from './keep-answer.ts';

const KEY = ['record', 1];

test('an answer that was asked for before a change does not undo what the page shows of it', async () => {
  const queries = new QueryClient();
  let arrive: (value: string) => void = () => undefined;
  queries.setQueryData(KEY, 'assigned');
  const asked = queries
    .fetchQuery({ queryKey: KEY, queryFn: () => new Promise<string>((resolve) => (arrive = resolve)), retry: false })
    .catch(() => undefined);

  keepAnswer(queries, KEY, 'in progress');
  arrive('assigned');
  await asked;

  expect(queries.getQueryData(KEY)).toBe('in progress');
  expect(queries.getQueryState(KEY)?.status).toBe('success');
  expect(queries.getQueryState(KEY)?.fetchStatus).toBe('idle');
});

test('the same without the help is what goes wrong', async () => {
  const queries = new QueryClient();
  let arrive: (value: string) => void = () => undefined;
  queries.setQueryData(KEY, 'assigned');
  const asked = queries.fetchQuery({
    queryKey: KEY,
    queryFn: () => new Promise<string>((resolve) => (arrive = resolve)),
  });
  queries.setQueryData(KEY, 'in progress');
  arrive('assigned');
  await asked;
  expect(queries.getQueryData(KEY)).toBe('assigned');
});
