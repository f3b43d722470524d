import { createServer, request as forward, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Stands in for core: passes `/idp/*` to the socket as core does, and takes log-out messages. */
export class Gateway {
  readonly url: string;
  /** Log-out tokens in the order they came. */
  readonly logoutTokens: string[] = [];
  /** What to answer to log-out messages, first to last; afterwards 204. */
  readonly logoutAnswers: number[] = [];
  /** What the gateway claims to have been asked as; by default its own address. */
  forwarded: { host: string; protocol: string };
  readonly #server: Server;

  private constructor(server: Server) {
    this.#server = server;
    this.url = `http://localhost:${(server.address() as AddressInfo).port}`;
    this.forwarded = { host: new URL(this.url).host, protocol: 'http' };
  }

  static async start(socketPath: () => string, port = 0): Promise<Gateway> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    const gateway = new Gateway(server);
    gateway.#serve(socketPath);
    return gateway;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #serve(socketPath: () => string): void {
    this.#server.on('request', (req, res) => {
      if (req.url === '/api/core/v1/sessions/backchannel-logout') {
        let body = '';
        req.on('data', (chunk) => (body += String(chunk)));
        req.on('end', () => {
          const status = this.logoutAnswers.shift() ?? 204;
          if (status < 300) this.logoutTokens.push(new URLSearchParams(body).get('logout_token') ?? '');
          res.writeHead(status).end();
        });
        return;
      }
      if (!req.url?.startsWith('/idp/')) {
        res.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>shell</title>the shell');
        return;
      }
      const upstream = forward(
        {
          socketPath: socketPath(),
          path: req.url,
          method: req.method,
          headers: {
            ...req.headers,
            'x-forwarded-host': this.forwarded.host,
            'x-forwarded-proto': this.forwarded.protocol,
          },
        },
        (answer) => {
          res.writeHead(answer.statusCode ?? 502, answer.headers);
          answer.pipe(res);
        },
      );
      upstream.on('error', () => res.writeHead(503).end());
      req.pipe(upstream);
    });
  }
}
