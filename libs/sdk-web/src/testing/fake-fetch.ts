import type { Problem } from '@linli/contracts';

/** A call that a page made. */
export interface FakeCall {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: Headers;
  body: unknown;
}

/** Answers a call: JSON for 200, a `Response` for anything else. */
export type FakeHandler = (call: FakeCall) => unknown;
/** Handlers by method and path: `GET /api/core/v1/units`; `:name` in the path matches one step. */
export type FakeRoutes = Readonly<Record<string, FakeHandler | object>>;

/** A `fetch` that answers from handlers and remembers the calls; an unknown path is a 404 problem. */
export function fakeFetch(routes: FakeRoutes = {}): typeof fetch & { calls: FakeCall[] } {
  const calls: FakeCall[] = [];
  const answer: typeof fetch = async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : String(input), 'http://localhost');
    const method = init?.method ?? 'GET';
    const body = typeof init?.body === 'string' ? (JSON.parse(init.body) as unknown) : init?.body;
    const call = { method, path: url.pathname, query: url.searchParams, headers: new Headers(init?.headers), body };
    calls.push(call);
    const route = Object.entries(routes).find(([pattern]) => matches(pattern, method, url.pathname));
    if (!route) {
      return problemResponse({ status: 404, code: 'test.no-route', title: `${method} ${url.pathname}` });
    }
    const result: unknown = typeof route[1] === 'function' ? await (route[1] as FakeHandler)(call) : route[1];
    return result instanceof Response ? result : jsonResponse(result);
  };
  return Object.assign(answer, { calls });
}

/** A JSON answer. */
export function jsonResponse(body: unknown, status = 200): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });
}

/** A problem document as an answer. */
export function problemResponse(problem: Partial<Problem> & Pick<Problem, 'status' | 'code'>, headers = {}): Response {
  const body: Problem = { type: 'about:blank', title: problem.code, traceId: 'test-trace', ...problem };
  return new Response(JSON.stringify(body), {
    status: problem.status,
    headers: { 'content-type': 'application/problem+json', ...headers },
  });
}

function matches(pattern: string, method: string, path: string): boolean {
  const [verb, route = ''] = pattern.split(' ');
  const steps = route.split('/');
  const asked = path.split('/');
  return (
    verb === method &&
    steps.length === asked.length &&
    steps.every((step, index) => step.startsWith(':') || step === asked[index])
  );
}
