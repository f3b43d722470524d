// A process for tests of the supervisor. What it does stands in STUB: words that are done one after the other.
import { setInterval } from 'node:timers';

const words = (process.env.STUB ?? '').split(' ');
process.on('disconnect', () => process.exit(0));
process.on('SIGTERM', () => (words.includes('stubborn') ? undefined : process.exit(0)));
setInterval(() => undefined, 1000);
if (words.includes('ready')) process.send({ type: 'ready' });
if (words.includes('crash')) setTimeout(() => process.exit(1), 20);
if (words.includes('misconfigured')) setTimeout(() => process.exit(2), 20);
if (words.includes('fatal')) {
  process.send({ type: 'fatal', code: 'disk-full', message: 'The disk is full.' });
  setTimeout(() => process.exit(5), 20);
}
