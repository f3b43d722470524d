import pg from 'pg';

/**
 * A connection whose end is never unheard. Between the moment in which the pool hands a connection out and the one in
 * which its taker listens to it, a server that goes down would otherwise end the whole process: Node throws an `error`
 * event that nobody listens to. The taker learns of it from its next statement, which fails.
 */
export class HeardClient extends pg.Client {
  constructor(options?: string | pg.ClientConfig) {
    super(options);
    this.on('error', () => undefined);
  }
}
