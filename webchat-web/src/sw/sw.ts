/// <reference lib="webworker" />
const worker = self as unknown as ServiceWorkerGlobalScope;

const CACHE = 'webchat-app';
const PAGE = 'chat.html';
const PAGE_MS = 1_500;
const MAX_KEPT = 60;
const CACHED = { ignoreVary: true, ignoreSearch: true };

interface Notice { title: string; body: string; conversation: string; close?: string[] }

worker.addEventListener('install', () => { void worker.skipWaiting(); });
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()));

/** The page tells which files it was built from, so that they are there without a network too. */
worker.addEventListener('message', (event: ExtendableMessageEvent) => {
  const message = event.data as { keep?: string[] };
  if (message.keep) event.waitUntil(keep(message.keep));
});

async function keep(urls: string[]): Promise<void> {
  const cache = await caches.open(CACHE);
  for (const url of urls) if (!(await cache.match(url, CACHED))) await cache.add(url).catch(() => undefined);
  // Files of earlier versions go when they have become many.
  const wanted = new Set(urls);
  const kept = await cache.keys();
  for (const request of kept.length > MAX_KEPT ? kept : []) {
    if (request.url.includes('/assets/') && !wanted.has(request.url)) await cache.delete(request);
  }
}

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  const folder = new URL(worker.registration.scope).pathname;
  if (request.method !== 'GET' || url.origin !== location.origin || !url.pathname.startsWith(folder)) return;
  if (url.pathname === folder + PAGE) event.respondWith(page(request));
  else if (url.pathname.startsWith(`${folder}assets/`)) event.respondWith(asset(request));
});

/** The newest page where the relay answers soon, else the one that is kept. */
async function page(request: Request): Promise<Response> {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(PAGE, CACHED);
  const fresh = fetch(request).then((response) => {
    if (response.ok) void cache.put(PAGE, response.clone());
    return response;
  });
  if (!kept) return fresh;
  const late = new Promise<Response>((resolve) => { setTimeout(() => resolve(kept), PAGE_MS); });
  return Promise.race([fresh.catch(() => kept), late]);
}

/** A name has a hash of the content in it, so a kept file is right for ever. */
async function asset(request: Request): Promise<Response> {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(request, CACHED);
  if (kept) return kept;
  const response = await fetch(request);
  if (response.ok) void cache.put(request, response.clone());
  return response;
}

worker.addEventListener('push', (event) => event.waitUntil(pushed(event.data?.json() as Partial<Notice> | undefined)));

async function pushed(notice: Partial<Notice> | undefined): Promise<void> {
  for (const tag of notice?.close ?? []) for (const shown of await worker.registration.getNotifications({ tag })) shown.close();
  const open = await worker.clients.matchAll({ type: 'window' });
  // A page in view shows the message itself.
  if (open.some((c) => c.visibilityState === 'visible' && c.focused)) return;
  await worker.registration.showNotification(notice?.title ?? 'WebChat', {
    body: notice?.body ?? '', tag: notice?.conversation ?? 'webchat', icon: 'icon.svg', badge: 'icon.svg', data: { conversation: notice?.conversation },
  });
}

worker.addEventListener('notificationclick', (event) => {
  event.notification.close();
  const { conversation } = (event.notification.data ?? {}) as { conversation?: string };
  event.waitUntil(show(conversation ? `#/c/${conversation}` : '#/chats'));
});

async function show(hash: string): Promise<void> {
  const [open] = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true });
  if (!open) {
    await worker.clients.openWindow(`${worker.registration.scope}${PAGE}${hash}`);
    return;
  }
  await open.focus();
  open.postMessage({ show: hash });
}
