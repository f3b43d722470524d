import { useQuery } from '@tanstack/react-query';
import { plugin } from '../plugin.ts';

/** Names of awards by their id. They come by themselves: no other answer holds them. */
export function useAwardNames(): ReadonlyMap<string, string> {
  const api = plugin.useApi();
  const { data } = useQuery({
    queryKey: [plugin.id, 'awards', 'names'],
    queryFn: ({ signal }) => api.get<{ items: { id: string; name: string }[] }>('awards/names', { signal }),
  });
  return new Map((data?.items ?? []).map(({ id, name }) => [id, name]));
}
