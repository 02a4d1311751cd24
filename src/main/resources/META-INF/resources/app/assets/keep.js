// What stays on the device, in IndexedDB. Keys are kept as CryptoKeys that cannot be read, by this script no more than by another.
const opened = new Promise((resolve, reject) => {
  const request = indexedDB.open('sekisho-app', 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore('cards', { keyPath: 'device' });
    request.result.createObjectStore('pending', { keyPath: 'registration' });
    request.result.createObjectStore('settings');
  };
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

async function run(store, mode, work) {
  const transaction = (await opened).transaction(store, mode);
  const request = work(transaction.objectStore(store));
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve(request.result);
    transaction.onabort = transaction.onerror = () => reject(transaction.error);
  });
}

export const cards = async () =>
  (await run('cards', 'readonly', s => s.getAll())).sort((a, b) => a.since - b.since);
export const keepCard = card => run('cards', 'readwrite', s => s.put(card));
export const forgetCard = device => run('cards', 'readwrite', s => s.delete(device));

export const pending = registration => run('pending', 'readonly', s => s.get(registration));
export const keepPending = entry => run('pending', 'readwrite', s => s.put(entry));
export const forgetAllPending = () => run('pending', 'readwrite', s => s.clear());

export const setting = name => run('settings', 'readonly', s => s.get(name));
export const keepSetting = (name, value) => run('settings', 'readwrite', s => s.put(value, name));
