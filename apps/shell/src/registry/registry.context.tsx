import type { Registry } from '@linli/contracts';
import { createContext, useContext, useSyncExternalStore } from 'react';
import type { RegistryState, RegistryStore } from './registry.store.ts';

export const RegistryContext = createContext<RegistryStore | null>(null);

export function useRegistryStore(): RegistryStore {
  const store = useContext(RegistryContext);
  if (!store) throw new Error('RegistryContext is missing');
  return store;
}

export function useRegistryState(): RegistryState {
  const store = useRegistryStore();
  return useSyncExternalStore(store.subscribe, store.getState);
}

export function useRegistry(): Registry {
  return useRegistryState().registry;
}
