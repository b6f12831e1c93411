import { defineConfig } from 'vitest/config';

const relay = process.env.WEBCHAT_DEV_RELAY ?? 'http://127.0.0.1:5110';
// The Host header stays as it is, because the relay compares it with the socket's Origin.
const proxy = { '/api': { target: relay, ws: true }, '/health': { target: relay } };
/** What the relay sends with the built page, so that a preview meets the same rules. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; media-src 'self' blob:; font-src 'self'; " +
  "connect-src 'self' https: wss: http://127.0.0.1:* http://localhost:* ws://127.0.0.1:* ws://localhost:*; worker-src 'self'; " +
  "manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; " +
  'trusted-types webchat dompurify';

export default defineConfig({
  // The relay may be served below a path prefix, so no URL begins at the root.
  base: './',
  build: {
    target: 'es2022',
    // A data: URL in a style sheet would break the content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { chat: 'chat.html', sw: 'src/sw/sw.ts' },
      // The worker's name stays, because browsers look for its new version there.
      output: { entryFileNames: (chunk) => (chunk.name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js') },
    },
  },
  server: { proxy },
  preview: { proxy, headers: { 'Content-Security-Policy': policy } },
  test: { include: ['src/**/*.test.ts'], environment: 'node' },
});
