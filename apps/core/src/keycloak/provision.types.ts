import type { JWK } from 'jose';
import type { AdminApi } from './admin-api.ts';

/** What the realm is made for. */
export interface RealmOptions {
  realm: string;
  /** Where people open the platform. */
  publicUrl: string;
  /** Where Keycloak reaches core with log-out messages; the same unless both stand in a network of their own. */
  coreUrl: string;
  /** The shell's client. */
  clientId: string;
  /** `aud` that core accepts. */
  audience: string;
  /** Core's public key: its service account proves itself by a signature, so that there is no secret to keep. */
  serviceKey: JWK;
}

/** One thing that is not as it should be, and how to make it so. */
export interface Change {
  kind: 'create' | 'update' | 'remove';
  /** What is changed, in Keycloak's words: `client linli-shell`. */
  what: string;
  /** Which of its fields, where it is there already. */
  fields?: string[];
  apply(): Promise<void>;
}

/**
 * A part of the realm as it should be. `plan` looks and changes nothing; where something is missing that the part stands
 * on, it plans as if nothing were there. A step is never taken away or renumbered: the realm remembers the newest one.
 */
export interface Step {
  version: number;
  name: string;
  plan(api: AdminApi, options: RealmOptions): Promise<Change[]>;
}
