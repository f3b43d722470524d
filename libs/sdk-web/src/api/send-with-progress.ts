/** What a call is sent with; the part of `RequestInit` that sending with progress heeds. */
export interface SendInit {
  method: string;
  headers: Record<string, string>;
  body?: BodyInit;
  signal?: AbortSignal;
}

/** `fetch` for a body whose way is shown: no browser tells `fetch` how much of it has gone out. */
export function sendWithProgress(url: string, init: SendInit, onProgress: (sent: number) => void): Promise<Response> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const abort = () => request.abort();
    request.open(init.method, url);
    for (const [name, value] of Object.entries(init.headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded }) => onProgress(loaded);
    request.onload = () => resolve(answerOf(request));
    request.onerror = () => reject(new TypeError('the network is away'));
    request.onabort = () => reject(init.signal?.reason ?? new DOMException('given up', 'AbortError'));
    request.onloadend = () => init.signal?.removeEventListener('abort', abort);
    init.signal?.addEventListener('abort', abort, { once: true });
    if (init.signal?.aborted) abort();
    else request.send(init.body as XMLHttpRequestBodyInit);
  });
}

function answerOf(request: XMLHttpRequest): Response {
  const headers = new Headers();
  for (const line of request
    .getAllResponseHeaders()
    .trim()
    .split(/[\r\n]+/)) {
    const colon = line.indexOf(':');
    if (colon > 0) headers.append(line.slice(0, colon).trim(), line.slice(colon + 1).trim());
  }
  const { status } = request;
  return new Response(status === 204 || status === 304 ? null : request.responseText, { status, headers });
}
