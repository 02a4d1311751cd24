// How device and server come to the same keys without sending any: the other half of org.sekisho.pairing.Agreement.
import { fromBase64, joined, toBase64, utf8 } from './bytes.js';
import * as keep from './keep.js';
import * as server from './server.js';

const CURVE = { name: 'ECDH', namedCurve: 'P-256' };
const HMAC = { name: 'HMAC', hash: 'SHA-256', length: 256 };

/** Letters as people type them: small ones, full-width ones, and those that look like others. */
export const plain = typed =>
  typed.normalize('NFKC').toUpperCase().replace(/[^0-9A-Z]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');

export async function register(typedId, typedPassword, label, colour) {
  const registration = plain(typedId);
  const proofKey = await proof(registration, plain(typedPassword));
  const pair = await keyPair(registration);
  const device = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey));
  const answer = await server.register({
    registration, device: toBase64(device), proof: toBase64(await sign(proofKey, 'device', device)), label, colour,
  });
  const theirs = fromBase64(answer.server);
  if (!(await crypto.subtle.verify('HMAC', proofKey, fromBase64(answer.answer), joined(utf8('server'), device, theirs)))) {
    throw new Error('the server does not know the password');
  }
  const keys = await derive(pair.privateKey, theirs, await sign(proofKey, 'keys', device, theirs));
  const card = { device: answer.device, label, colour, issuer: answer.issuer, lastFour: answer.lastFour, since: Date.now(), ...keys };
  await keep.keepCard(card);
  // The private key has done its work.
  await keep.forgetAllPending();
  return card;
}

/** The same pair when registration is tried again, because the server may have heard of it and its answer may be lost. */
async function keyPair(registration) {
  const kept = await keep.pending(registration);
  if (kept) return kept.pair;
  const pair = await crypto.subtle.generateKey(CURVE, false, ['deriveKey']);
  await keep.keepPending({ registration, pair });
  return pair;
}

async function proof(registration, password) {
  const hash = await crypto.subtle.digest('SHA-256', utf8(`sekisho app registration\0${registration}\0${password}`));
  return crypto.subtle.importKey('raw', hash, HMAC, false, ['sign', 'verify']);
}

const sign = (key, label, ...parts) => crypto.subtle.sign('HMAC', key, joined(utf8(label), ...parts));

async function derive(privateKey, theirs, salt) {
  const other = await crypto.subtle.importKey('raw', theirs, CURVE, false, []);
  // Not even the shared secret is seen by this script.
  const shared = await crypto.subtle.deriveKey({ name: 'ECDH', public: other }, privateKey, 'HKDF', false, ['deriveKey']);
  const key = info => crypto.subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt, info: utf8(info) }, shared, HMAC, false, ['sign']);
  return { codeKey: await key('sekisho app codes'), requestKey: await key('sekisho app requests') };
}
