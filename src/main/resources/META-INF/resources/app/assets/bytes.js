// Bytes as texts and back.
const encoder = new TextEncoder();

export const utf8 = text => encoder.encode(text);

export const toBase64 = bytes =>
  btoa(String.fromCharCode(...new Uint8Array(bytes))).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');

export const fromBase64 = text => Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), c => c.charCodeAt(0));

export const toHex = bytes => [...new Uint8Array(bytes)].map(b => b.toString(16).padStart(2, '0')).join('');

export function joined(...parts) {
  const arrays = parts.map(part => new Uint8Array(part));
  const all = new Uint8Array(arrays.reduce((sum, part) => sum + part.length, 0));
  arrays.reduce((at, part) => (all.set(part, at), at + part.length), 0);
  return all;
}
