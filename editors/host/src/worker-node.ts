import { parentPort } from 'node:worker_threads';
import { serve } from './worker.js';

serve({
    post: (message) => parentPort?.postMessage(message),
    listen: (listener) => parentPort?.on('message', listener),
});
