/** Calls back after the events that already wait, without the delay that browsers give to nested timers. */
export function soon(callback: () => void): void {
    if (typeof setImmediate === 'function') {
        setImmediate(callback);
        return;
    }
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
        port1.close();
        callback();
    };
    port2.postMessage(null);
}
