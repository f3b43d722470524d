/** What prepares a database as core does, for programs that are no server and run these sources as they are. */
export { storeVouchKey } from './context/vouch-key.ts';
export { vouch } from './context/vouch.ts';
export { migratePlatform } from './migrate/platform.ts';
