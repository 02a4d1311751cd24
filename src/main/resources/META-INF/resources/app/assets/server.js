// What the app says to the server. All but a registration is signed with the card's key; the server's clock is the one that counts.
import { toBase64, toHex, utf8 } from './bytes.js';
import * as keep from './keep.js';

const PATIENCE = 8000;
let ahead = 0;

export const ready = keep.setting('ahead').then(kept => { ahead = kept ?? 0; });

/** The server's time, as far as we know. */
export const now = () => Date.now() + ahead;

/** The server refuses. */
export class Refused extends Error {
  constructor(status) {
    super(`refused: ${status}`);
    this.status = status;
  }
}

export const register = async offer => (await post('/app/registrations', JSON.stringify(offer))).json();
export const purchases = async (card, language) => {
  const answer = await (await signed(card, '/app/purchases', { language })).json();
  await setClock(answer.now);
  return answer.purchases;
};
/** Both name what the app showed, so that nothing else is approved. */
export const approve = (card, { purchase, challenge }) => signed(card, '/app/approval', { purchase, challenge });
export const refuse = (card, { purchase, challenge }) => signed(card, '/app/refusal', { purchase, challenge });
export const label = (card, label, colour) => signed(card, '/app/label', { label, colour });
export const remove = card => signed(card, '/app/removal', {});

async function signed(card, path, content, again = true) {
  const body = JSON.stringify(content);
  try {
    return await post(path, body, await signature(card, path, body));
  } catch (e) {
    // A wrong clock is told apart from a removed card by the time that the refusal brings.
    if (e instanceof Refused && again && e.now && Math.abs(e.now - now()) > 20_000) {
      await setClock(e.now);
      return signed(card, path, content, false);
    }
    throw e;
  }
}

async function signature(card, path, body) {
  const seconds = Math.floor(now() / 1000);
  const nonce = toBase64(crypto.getRandomValues(new Uint8Array(16)));
  const hash = toHex(await crypto.subtle.digest('SHA-256', utf8(body)));
  const text = ['POST', path, card.device, seconds, nonce, hash].join('\n');
  const mac = toBase64(await crypto.subtle.sign('HMAC', card.requestKey, utf8(text)));
  return `Sekisho-App ${card.device}.${seconds}.${nonce}.${mac}`;
}

async function post(path, body, authorization) {
  const headers = { 'Content-Type': 'application/json', ...(authorization && { Authorization: authorization }) };
  const answer = await fetch(path, {
    method: 'POST', headers, body, credentials: 'omit', cache: 'no-store', redirect: 'error', signal: AbortSignal.timeout(PATIENCE),
  });
  if (answer.ok) return answer;
  const refused = new Refused(answer.status);
  refused.now = (await answer.json().catch(() => ({}))).now;
  throw refused;
}

/** Small differences are the way's, not the clock's. */
async function setClock(theirs) {
  const difference = theirs - Date.now();
  if (Math.abs(difference - ahead) > 2000) {
    ahead = difference;
    await keep.keepSetting('ahead', ahead);
  }
}
