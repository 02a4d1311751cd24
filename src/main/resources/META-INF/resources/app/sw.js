// Keeps the app's own files, so that it opens without a network. Requests to the server pass by: codes and purchases are never kept.
const SHELF = 'sekisho-app-2';
const FILES = ['/app/', '/app/app.webmanifest', ...[
  'app.css', 'main.js', 'views.js', 'dom.js', 'texts.js', 'keep.js', 'agreement.js', 'ocra.js', 'server.js', 'bytes.js', 'icon.svg', 'icon-192.png',
].map(name => `/app/assets/${name}`)];
// A network that is there but slow must not keep the app shut.
const PATIENCE = 3000;

self.addEventListener('install', event => event.waitUntil(
  caches.open(SHELF).then(shelf => shelf.addAll(FILES)).then(() => self.skipWaiting())));

self.addEventListener('activate', event => event.waitUntil((async () => {
  for (const name of await caches.keys()) if (name.startsWith('sekisho-app-') && name !== SHELF) await caches.delete(name);
  await self.clients.claim();
})()));

self.addEventListener('fetch', event => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  const path = request.mode === 'navigate' ? '/app/' : url.pathname;
  if (FILES.includes(path)) event.respondWith(serve(path, request));
});

async function serve(path, request) {
  const shelf = await caches.open(SHELF);
  const kept = await shelf.match(path);
  const fresh = fetch(request).then(answer => {
    if (answer.ok && !answer.redirected) shelf.put(path, answer.clone());
    return answer;
  });
  if (!kept) return fresh;
  const late = new Promise(resolve => setTimeout(resolve, PATIENCE, kept));
  return Promise.race([fresh.then(answer => (answer.ok ? answer : kept)).catch(() => kept), late]);
}
