/**
 * Before any of pdf.js runs in this worker: what could reach a network, a store or another context is taken away. A PDF
 * is hostile, and its reader large; it needs nothing but the bytes it is given.
 */
const taken = [
  'fetch',
  'XMLHttpRequest',
  'WebSocket',
  'WebSocketStream',
  'EventSource',
  'WebTransport',
  'RTCPeerConnection',
  'indexedDB',
  'caches',
  'BroadcastChannel',
  'SharedWorker',
  'Worker',
  'importScripts',
];

for (const name of taken) {
  Object.defineProperty(globalThis, name, { value: undefined, writable: false, configurable: false });
}
