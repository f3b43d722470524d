// Exit 0 when core is ready; what is missing is in the answer, for `docker inspect`.
const scheme = process.env.LINLI_TLS_CERT ? 'https' : 'http';
if (scheme === 'https') process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
try {
  const answer = await fetch(`${scheme}://127.0.0.1:${process.env.LINLI_PORT || 4200}/readyz`, {
    signal: AbortSignal.timeout(4000),
  });
  console.log(answer.status, await answer.text());
  process.exitCode = answer.ok ? 0 : 1;
} catch (error) {
  console.log(error.cause?.message ?? error.message);
  process.exitCode = 1;
}
