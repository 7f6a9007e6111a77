import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';

/**
 * What the page may do in the browser: nothing from elsewhere, nothing inside others' frames. antd writes its styles into
 * the page, pdf.js starts its worker from a blob. Bureaus serve the intranet over http, so nothing is upgraded to https, and
 * whether a name is https for good is the proxy's to say.
 */
export async function setSecurityHeaders(app: FastifyInstance): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        baseUri: ["'none'"],
        connectSrc: ["'self'"],
        fontSrc: ["'self'", 'data:'],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        frameSrc: ["'none'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        objectSrc: ["'none'"],
        scriptSrc: ["'self'"],
        scriptSrcAttr: ["'none'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        workerSrc: ["'self'", 'blob:'],
      },
    },
    strictTransportSecurity: false,
    frameguard: { action: 'deny' },
    referrerPolicy: { policy: 'same-origin' },
    crossOriginEmbedderPolicy: false,
    crossOriginResourcePolicy: { policy: 'same-origin' },
    // Browsers heed it over https only and say so in the console of every page.
    crossOriginOpenerPolicy: false,
    originAgentCluster: false,
  });
}
