/** The package carries no types; this is what the tests use of it. */
declare module 's3rver' {
  import type { EventEmitter } from 'node:events';
  import type { Server } from 'node:http';

  export default class S3rver extends EventEmitter {
    constructor(options: { directory: string; address: string; port: number; silent: boolean });
    readonly httpServer: Server;
    run(): Promise<{ readonly port: number }>;
    close(): Promise<void>;
  }
}
