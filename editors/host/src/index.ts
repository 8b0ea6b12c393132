export { type Directory, type DirectoryRequest, type FileAccess, readDirectory } from './directory.js';
export { Host, type HostOptions } from './host.js';
export { Instance, type Server, Trap } from './instance.js';
export type { Message } from './message.js';
export { type Encoding, offsetAt, type Position, utf8Length } from './position.js';
export type { Start, Started, TrapRequest } from './worker.js';
