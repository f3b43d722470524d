export { PostgresStartError, type PostgresFault } from './postgres.errors.ts';
export { freePort, isPortFree } from './free-port.ts';
export { checkRoom, dataFolderOf, removeData } from './data-folder.ts';
export { endLeftover } from './leftover.ts';
export { startPostgres, type RunningPostgres, type StartPostgresOptions } from './start-postgres.ts';
