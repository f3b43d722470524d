import type { TodoCount } from '@linli/contracts';
import { useLocation, useSearchParams } from 'react-router';
import { withUnit } from '../../frame/keep-unit.ts';

/** `12`, or `99+` where counting stopped. */
export function countText({ total, exact }: TodoCount): string {
  return `${total}${exact ? '' : '+'}`;
}

/** The unit that the address narrows everything to; undefined is all that waits. */
export function useAskedUnit(): string | undefined {
  return useSearchParams()[0].get('unit') ?? undefined;
}

/** Addresses that go on showing the same unit. */
export function useTodoAddress(): (address: string) => string {
  const { search } = useLocation();
  return (address) => withUnit(address, search);
}
