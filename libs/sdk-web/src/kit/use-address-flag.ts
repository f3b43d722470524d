import { useSearchParams } from 'react-router';

/** Something that is open or not, kept in the address (`?create=1`): a link opens it, and "back" closes it. */
export function useAddressFlag(name: string): [isOpen: boolean, setOpen: (open: boolean) => void] {
  const [search, setSearch] = useSearchParams();
  const setOpen = (open: boolean) =>
    setSearch((previous) => {
      const next = new URLSearchParams(previous);
      if (open) next.set(name, '1');
      else next.delete(name);
      return next;
    });
  return [search.has(name), setOpen];
}
