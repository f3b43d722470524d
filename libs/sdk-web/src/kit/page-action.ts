import type { ReactNode } from 'react';

/** Something a person can do on a page. What they may not do is left out; what is not possible now says why. */
export interface PageAction {
  key: string;
  /** A verb: 转办、退回、办结. */
  label: string;
  icon?: ReactNode;
  danger?: boolean;
  loading?: boolean;
  /** Why it is not possible now; shown, and the action does nothing. */
  disabledReason?: string;
  onClick?(): void;
  /** An address instead of a click handler. */
  href?: string;
}
