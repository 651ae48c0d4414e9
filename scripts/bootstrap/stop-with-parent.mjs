// Loaded before the program it accompanies: when the starting script is gone (even by kill -9), the program is
// told to stop, so that nothing keeps the port or the database.
import { isMainThread } from 'node:worker_threads';

if (isMainThread && process.channel) {
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  process.channel.unref();
}
