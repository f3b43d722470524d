import { useMedia } from './use-media.ts';

/** Up to this width it is a phone: the same bound as in the style sheets. */
const PHONE = '(max-width: 640px)';

/** Whether the window is as narrow as a phone. */
export function usePhone(): boolean {
  return useMedia(PHONE);
}
