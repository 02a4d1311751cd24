// The code of a purchase: OCRA (RFC 6287) over its number and the time. AppCodes.SUITE on the server is the same.
import { joined, utf8 } from './bytes.js';

const SUITE = 'OCRA-1:HOTP-SHA256-6:QN10-T30S';
const DIGITS = 6;
const STEP_MILLIS = 30_000;

export const CHALLENGE_DIGITS = 10;

/** How long a code may be used at the least, whenever in its step it was made. */
export const VALID_MILLIS = 60_000;

export async function code(key, challenge, now) {
  const mac = new Uint8Array(await crypto.subtle.sign('HMAC', key, message(challenge, Math.floor(now / STEP_MILLIS))));
  const offset = mac.at(-1) & 15;
  const number = new DataView(mac.buffer).getUint32(offset) & 0x7fffffff;
  return String(number % 10 ** DIGITS).padStart(DIGITS, '0');
}

function message(challenge, step) {
  const time = new DataView(new ArrayBuffer(8));
  time.setBigUint64(0, BigInt(step));
  return joined(utf8(SUITE), [0], question(challenge), time.buffer);
}

/** A decimal challenge is written in hexadecimal digits from the left, and zeros follow. */
function question(challenge) {
  const hex = BigInt(challenge).toString(16);
  const even = hex.length % 2 ? hex + '0' : hex;
  const bytes = new Uint8Array(128);
  even.match(/../g).forEach((pair, at) => { bytes[at] = parseInt(pair, 16); });
  return bytes;
}
