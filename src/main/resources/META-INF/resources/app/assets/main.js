// The app: which view is shown, and what its buttons do.
import * as agreement from './agreement.js';
import * as keep from './keep.js';
import { CHALLENGE_DIGITS, VALID_MILLIS, code as compute } from './ocra.js';
import * as server from './server.js';
import { language, speak, text } from './texts.js';
import * as views from './views.js';

const POLL_MILLIS = 3000;
// Longer than a finger takes that was on its way when the list changed.
const SETTLE_MILLIS = 700;
const root = document.getElementById('app');
const waiting = new Map();
const gone = new Set();
// In which order purchases came: a new one is put behind the others, never where another stood.
const came = new Map();
let cards = [];
let offline = false;
let atHome = false;
let said = null;
let stop = () => {};

function show(nodes, focus = true) {
  stop();
  stop = () => {};
  atHome = false;
  const height = window.scrollY;
  root.replaceChildren(...nodes);
  if (focus) root.querySelector('h1')?.focus({ preventScroll: false });
  window.scrollTo(0, focus ? 0 : height);
}

async function home() {
  cards = await keep.cards();
  if (cards.length === 0) {
    show(views.welcome({ add: register, turn }));
    return;
  }
  drawHome(true);
  poll();
}

const doings = { add: register, show: showCode, approve, refuse, type: typeNumber, edit, turn };

let drawn = '';

function drawHome(focus) {
  drawn = state();
  show(views.home({ cards, waiting, gone, offline, said, ...doings }), focus);
  atHome = true;
  if (!focus) settle();
}

/** Whoever was about to tap one purchase must not approve another that has taken its place. */
function settle() {
  const buttons = [...root.querySelectorAll('.purchases button')];
  buttons.forEach(button => { button.disabled = true; });
  setTimeout(() => buttons.forEach(button => { button.disabled = false; }), SETTLE_MILLIS);
}

/** Only what has changed is drawn anew: a button must not vanish under a finger. */
const state = () => JSON.stringify([language(), offline, said, [...gone], [...waiting]]);

const count = () => [...waiting.values()].reduce((sum, list) => sum + list.length, 0);

async function poll() {
  if (document.hidden || cards.length === 0) return;
  const before = count();
  const answers = await Promise.allSettled(cards.filter(card => !gone.has(card.device)).map(ask));
  offline = answers.some(answer => answer.status === 'rejected');
  // What was said of one purchase must not stand above another.
  if (count() > before) said = null;
  if (atHome && state() !== drawn) drawHome(false);
}

async function ask(card) {
  try {
    const purchases = await server.purchases(card, language());
    purchases.forEach(one => { if (!came.has(one.purchase)) came.set(one.purchase, came.size); });
    waiting.set(card.device, purchases.map(one => ({ ...one, came: came.get(one.purchase) })));
  } catch (e) {
    waiting.delete(card.device);
    if (!(e instanceof server.Refused) || e.status !== 401) throw e;
    gone.add(card.device);
  }
}

/** Where several wait it is asked which one is meant. */
function approve(card, purchase, button) {
  if (count() > 1 && !button.dataset.sure) {
    button.dataset.sure = 'yes';
    button.textContent = text('approveSure', purchase.amount, purchase.merchant);
    return;
  }
  decide(server.approve, 'approved', card, purchase, button);
}

/** Nobody disowns a purchase by a slip of the finger. */
function refuse(card, purchase, button) {
  if (button.dataset.sure) {
    decide(server.refuse, 'refused', card, purchase, button);
    return;
  }
  button.dataset.sure = 'yes';
  button.textContent = text('refuseSure');
}

async function decide(send, done, card, purchase, button) {
  button.disabled = true;
  try {
    await send(card, purchase);
    said = done;
  } catch (e) {
    said = e instanceof server.Refused && e.status === 409 ? 'late' : 'unsent';
    button.disabled = false;
  }
  await poll();
}

async function showCode(card, purchase) {
  const digits = await compute(card.codeKey, purchase.challenge, server.now());
  const again = () => showCode(card, purchase);
  const copy = async event => {
    await navigator.clipboard.writeText(digits);
    event.target.textContent = text('copied');
  };
  show(views.code({ card, purchase, digits, back: home, again, copy }));
  countDown(Date.now() + VALID_MILLIS);
}

function countDown(until) {
  const [bar, left] = root.querySelectorAll('#code progress, #code .left');
  const tick = () => {
    const seconds = Math.max(0, Math.ceil((until - Date.now()) / 1000));
    bar.value = seconds;
    left.textContent = seconds > 0 ? text('left', seconds) : text('over');
    if (seconds === 0) expire();
  };
  const timer = setInterval(tick, 250);
  stop = () => clearInterval(timer);
  tick();
}

function expire() {
  stop();
  root.querySelector('#code').classList.add('over');
  root.querySelector('#code output').textContent = '––– –––';
  root.querySelector('#copy').hidden = true;
  root.querySelector('#again').hidden = false;
}

function typeNumber() {
  show(views.type({ cards, back: home, submit: (form, problem) => {
    const challenge = form.get('challenge').normalize('NFKC').replace(/[^0-9]/g, '');
    if (challenge.length !== CHALLENGE_DIGITS) {
      problem.textContent = text('tenDigits');
      return;
    }
    const card = cards.find(one => one.device === form.get('card')) ?? cards[0];
    showCode(card, { challenge });
  } }));
}

function register() {
  show(views.register({ first: cards.length, id: idOfLink(), back: home, submit: async (form, problem, button) => {
    if (agreement.plain(form.get('id')).length !== 8 || agreement.plain(form.get('password')).length !== 12) {
      problem.textContent = text('fill');
      return;
    }
    button.disabled = true;
    button.textContent = text('registering');
    try {
      // Otherwise a browser that is short of space may throw keys away.
      await navigator.storage?.persist?.();
      await agreement.register(form.get('id'), form.get('password'), form.get('label').trim() || text('labelDefault'), form.get('colour'));
      history.replaceState(null, '', '/app/');
      await home();
    } catch (e) {
      problem.textContent = text(e instanceof server.Refused && e.status === 403 ? 'wrong' : 'unreachable');
      button.disabled = false;
      button.textContent = text('register');
    }
  } }));
}

/** A member's page may lead here with the ID behind the hash, which is not sent to any server. */
const idOfLink = () => new URLSearchParams(location.hash.slice(1)).get('id') ?? '';

function edit(card) {
  let sure = false;
  show(views.edit({
    card,
    back: home,
    submit: async form => {
      card.label = form.get('label').trim() || card.label;
      card.colour = form.get('colour');
      await keep.keepCard(card);
      // The server's list is for the member's page; the app does not need it.
      await server.label(card, card.label, card.colour).catch(() => {});
      await home();
    },
    remove: async event => {
      if (!sure) {
        sure = true;
        event.target.textContent = text('removeSure');
        return;
      }
      try {
        await server.remove(card);
      } catch (e) {
        // Whoever is gone there can go here. Otherwise the server would go on asking a telephone that knows nothing of it.
        if (!(e instanceof server.Refused && e.status === 401)) {
          event.target.textContent = text('unreachable');
          sure = false;
          return;
        }
      }
      await keep.forgetCard(card.device);
      waiting.delete(card.device);
      gone.delete(card.device);
      await home();
    },
  }));
}

async function turn() {
  said = null;
  speak(language() === 'ja' ? 'en' : 'ja');
  await keep.keepSetting('language', language());
  waiting.clear();
  await home();
}

async function begin() {
  speak(navigator.language);
  if (!crypto?.subtle || !window.indexedDB) {
    show(views.unsupported());
    return;
  }
  await server.ready;
  speak((await keep.setting('language')) ?? navigator.language);
  await home();
  if (idOfLink()) register();
  setInterval(() => { if (atHome) poll(); }, POLL_MILLIS);
  document.addEventListener('visibilitychange', () => { if (atHome) poll(); });
  await navigator.serviceWorker?.register('/app/sw.js', { scope: '/app/' });
}

begin();
