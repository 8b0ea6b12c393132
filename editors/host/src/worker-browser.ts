import { serve } from './worker.js';

serve({
    post: (message) => self.postMessage(message),
    listen: (listener) => {
        self.onmessage = (event) => listener(event.data);
    },
});
