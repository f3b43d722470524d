// A plugin's process in its barest form: what the gateway and the host are tested against. Plain JavaScript, no SDK.
import { rmSync } from 'node:fs';
import http from 'node:http';

const route = (...permissions) => ({ 'x-linli-permissions': permissions, responses: {} });
const openApi = {
  openapi: '3.0.0',
  paths: {
    '/v1/rows': { get: route('fake.row.read'), post: route('fake.row.create') },
    '/v1/rows/{id}': { get: route('fake.row.read', 'fake.row.create'), patch: route('fake.row.create') },
    '/v1/anybody': { get: route() },
    '/v1/slow': { get: route('fake.row.read'), post: route('fake.row.create') },
    '/v1/crash': { get: route('fake.row.read') },
    '/v1/half': { get: route('fake.row.read') },
    '/v1/rude': { get: route('fake.row.read') },
    '/v1/large': { get: route('fake.row.read') },
    '/v1/closed': { get: { responses: {} } },
    '/v1/attachments/row-photo': { post: { ...route('fake.row.create'), 'x-linli-file': true } },
    '/v1/attachments/row-photo/{id}/content': { get: { ...route('fake.row.read'), 'x-linli-file': true } },
  },
};

const server = http.createServer((req, res) => {
  const chunks = [];
  req.on('data', (chunk) => chunks.push(chunk));
  req.on('end', () => answer(req, res, Buffer.concat(chunks)));
  req.on('error', () => undefined);
});

function answer(req, res, body) {
  const path = req.url.split('?')[0];
  if (path === '/healthz' || path === '/readyz') return res.end('{}');
  if (path === '/v1/openapi.json') return res.end(JSON.stringify(openApi));
  if (path === '/v1/slow') return;
  if (path === '/v1/crash') process.exit(1);
  if (path === '/v1/half') {
    res.writeHead(200, { 'content-length': '1000' });
    res.write('half');
    return setTimeout(() => res.destroy(), 50);
  }
  if (path === '/v1/rude') {
    const headers = {
      'set-cookie': 'a=b',
      'access-control-allow-origin': '*',
      'x-linli-context': 'x',
      'content-type': 'text/html',
    };
    res.writeHead(200, headers);
    return res.end('<script>alert(1)</script>');
  }
  if (path === '/v1/large') return res.end(Buffer.alloc(20_000_000, 97));
  const seen = {
    method: req.method,
    url: req.url,
    headers: req.headers,
    bytes: body.length,
    env: Object.keys(process.env),
  };
  res.writeHead(200, { 'content-type': 'application/json' });
  res.end(JSON.stringify(seen));
}

rmSync(process.env.LINLI_PLUGIN_SOCKET, { force: true });
server.listen(process.env.LINLI_PLUGIN_SOCKET, () => process.send({ type: 'ready' }));
process.on('disconnect', () => process.exit(0));
process.on('SIGTERM', () => process.exit(0));
