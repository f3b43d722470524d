/** How long a run may take to end by itself when all tests are through, in ms: PostgreSQL is stopped meanwhile. */
const PATIENCE_MS = 60_000;

/**
 * Ends a run that does not end by itself. A hook that failed before it could keep what it had opened leaves a connection
 * behind, and Jest would wait for it until somebody gives up, with the failure unsaid.
 */
export default class EndReporter {
  onRunComplete() {
    setTimeout(() => {
      console.error(
        'The tests are through, but something is still open: the hook that opened it has to close it, also when it fails.',
      );
      process.exit(1);
    }, PATIENCE_MS).unref();
  }
}
