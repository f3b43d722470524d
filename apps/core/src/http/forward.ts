import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';
import type { Dispatcher } from 'undici';

/** No answer within the time that the request had. */
export class NoAnswerInTimeError extends Error {
  override readonly name = 'NoAnswerInTimeError';
}

/** The client left before the answer was complete; there is nobody to tell. */
export class ClientGoneError extends Error {
  override readonly name = 'ClientGoneError';
}

export interface ForwardOptions {
  dispatcher: Dispatcher;
  origin: string;
  method: string;
  path: string;
  headers: Record<string, string | string[]>;
  body: Buffer | Readable | null;
  /** Unix milliseconds until which the answer must be complete. */
  deadline: number;
  /** The headers to answer with, of those that the other side sent. */
  answerHeaders(headers: IncomingHttpHeaders): Record<string, string | string[]>;
}

/**
 * Passes a request on and streams the answer back. Resolves when the answer is complete. Rejects while nothing has been
 * answered yet, so that the caller can still say why; afterwards a failure cuts the connection, because half an answer
 * must not look like a whole one.
 */
export function forward(res: ServerResponse, options: ForwardOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    const exchange = new Exchange(res, options, resolve, reject);
    exchange.start();
  });
}

class Exchange implements Dispatcher.DispatchHandler {
  private controller: Dispatcher.DispatchController | null = null;
  private timer: NodeJS.Timeout | undefined;
  private ended = false;
  private readonly onClose = () => this.end(new ClientGoneError());

  constructor(
    private readonly res: ServerResponse,
    private readonly options: ForwardOptions,
    private readonly resolve: () => void,
    private readonly reject: (error: Error) => void,
  ) {}

  start(): void {
    const { dispatcher, origin, method, path, headers, body, deadline } = this.options;
    this.timer = setTimeout(() => this.end(new NoAnswerInTimeError()), Math.max(1, deadline - Date.now()));
    this.res.once('close', this.onClose);
    if (this.res.destroyed) return this.end(new ClientGoneError());
    dispatcher.dispatch({ origin, method, path, headers, body }, this);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.controller = controller;
    if (this.ended) controller.abort(new ClientGoneError());
  }

  onResponseStart(controller: Dispatcher.DispatchController, status: number, headers: IncomingHttpHeaders): void {
    // 1xx are between two neighbours; the answer is still to come.
    if (this.ended || status < 200) return;
    this.controller = controller;
    this.res.writeHead(status, this.options.answerHeaders(headers));
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    if (this.ended || this.res.write(chunk)) return;
    controller.pause();
    this.res.once('drain', () => controller.resume());
  }

  onResponseEnd(): void {
    this.end(null);
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    this.end(error);
  }

  private end(error: Error | null): void {
    if (this.ended) return;
    this.ended = true;
    clearTimeout(this.timer);
    this.res.off('close', this.onClose);
    if (!error) {
      this.res.end();
      this.resolve();
      return;
    }
    this.controller?.abort(error);
    if (this.res.headersSent) this.res.destroy();
    this.reject(error);
  }
}
