import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** For work on the page: `jishen serve` on JISHEN_PORT answers what the page asks. */
const server = `http://127.0.0.1:${process.env.JISHEN_PORT ?? 8080}`;

export default defineConfig({
  root: here('.'),
  plugins: [react()],
  build: {
    outDir: here('../dist/web'),
    emptyOutDir: true,
    // Offices keep browsers for years.
    target: 'chrome100',
    // The page may load nothing that is not a file of its own server.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1500,
  },
  server: { proxy: { '/api': server, '/admin': server } },
});
