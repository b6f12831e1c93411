interface ScriptUrls { createScriptURL(name: string): string }
declare global { interface Window { trustedTypes?: { createPolicy(name: string, rules: ScriptUrls): ScriptUrls } } }

const WORKER = 'sw.js';
const KEEP_AFTER_MS = 4_000;

/** Scripts may come from one place only. */
const urls = window.trustedTypes?.createPolicy('webchat', {
  createScriptURL: (name) => { if (name !== WORKER) throw new TypeError('not a script of this app'); return name; },
});

/** Registers the service worker, which lets the app start without a network and shows notifications. */
export async function startWorker(): Promise<void> {
  if (!('serviceWorker' in navigator) || import.meta.env.DEV) return;
  navigator.serviceWorker.addEventListener('message', ({ data }: MessageEvent<{ show?: string }>) => { if (data.show) location.hash = data.show; });
  await navigator.serviceWorker.register(urls?.createScriptURL(WORKER) ?? WORKER).catch(() => undefined);
  const { active } = await navigator.serviceWorker.ready;
  setTimeout(() => active?.postMessage({ keep: files() }), KEEP_AFTER_MS);
}

/** The page and the scripts and styles that it has loaded. */
function files(): string[] {
  const base = new URL('.', location.href).href;
  const loaded = performance.getEntriesByType('resource').map((e) => e.name).filter((name) => name.startsWith(`${base}assets/`));
  return [`${base}chat.html`, `${base}icon.svg`, ...new Set(loaded)];
}

const RELOADED = 'webchat.reloaded';
/** After an upgrade the files of the open page are gone; it is loaded again, but never twice within a minute. */
export function reloadAfterUpgrade(): void {
  addEventListener('vite:preloadError', (event) => {
    if (Date.now() - Number(sessionStorage.getItem(RELOADED) ?? 0) < 60_000) return;
    event.preventDefault();
    sessionStorage.setItem(RELOADED, String(Date.now()));
    location.reload();
  });
}
