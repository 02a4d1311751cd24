// The pages of the app. A view gets what it shows and what its buttons do, and knows neither keys nor server.
import { el, picture } from './dom.js';
import { language, text } from './texts.js';

export const COLOURS = ['INDIGO', 'PINE', 'PLUM', 'AMBER', 'ROSE', 'SLATE'];

const PLUS = 'M12 5v14M5 12h14';
const BACK = 'M15 5l-7 7 7 7';
const KEYS = 'M5 6h.01M12 6h.01M19 6h.01M5 12h.01M12 12h.01M19 12h.01M5 18h.01M12 18h.01M19 18h.01';
const PEN = 'M4 20l1-4L16 5l3 3L8 19zM14 7l3 3';

export const grouped = digits => digits.replace(/^(\d{3})(\d{3})(\d{4})$/, '$1-$2-$3');

const clock = at => new Intl.DateTimeFormat(language(), { dateStyle: 'medium', timeStyle: 'short' }).format(at);

const issuer = card => card.issuer[language()];

const heading = words => el('h1', { tabindex: '-1' }, words);

const backTo = go => el('button', { class: 'icon', type: 'button', 'aria-label': text('back'), onclick: go }, picture(BACK));

const clear = problem => () => { problem.textContent = ''; };

const top = (title, back) => el('header', { class: 'top' }, back && backTo(back), heading(title));

const plate = (card, ...more) => el('div', { class: 'plate', 'data-colour': card.colour },
  el('span', { class: 'issuer' }, issuer(card)),
  el('b', {}, card.label),
  el('span', { class: 'number' }, `•••• ${card.lastFour}`),
  ...more);

const facts = rows => el('dl', {}, rows.filter(([, value]) => value).map(([name, value]) =>
  el('div', {}, el('dt', {}, text(name)), el('dd', {}, value))));

const note = (name, line, kind = '') => el('div', { class: `note ${kind}` }, el('b', {}, text(name)), el('p', {}, text(line)));

export function welcome({ add, turn }) {
  return [
    el('div', { class: 'welcome' },
      el('img', { src: '/app/assets/icon.svg', alt: '', width: 88, height: 88 }),
      heading(text('welcome')),
      el('p', {}, text('welcomeLine')),
      el('button', { class: 'main', type: 'button', onclick: add }, text('add'))),
    foot(turn),
  ];
}

export function home({ cards, waiting, gone, offline, said, add, type, edit, turn, ...doings }) {
  return [
    el('header', { class: 'top' }, heading(text('title')),
      el('button', { class: 'icon', type: 'button', 'aria-label': text('add'), onclick: add }, picture(PLUS))),
    el('div', { role: 'status', id: 'said' }, said && note(said, `${said}Line`)),
    el('section', { 'aria-live': 'polite', id: 'waiting' }, purchases({ cards, waiting, offline, ...doings })),
    el('button', { class: 'second', type: 'button', id: 'type', onclick: type }, picture(KEYS), text('type')),
    el('h2', {}, text('cards')),
    el('ul', { class: 'cards' }, cards.map(card => el('li', {},
      plate(card, el('button', { type: 'button', 'aria-label': `${text('edit')}: ${card.label}`, onclick: () => edit(card) }, picture(PEN))),
      gone.has(card.device) && note('removed', 'removedLine', 'bad')))),
    foot(turn),
  ];
}

function purchases({ cards, waiting, offline, show, approve, refuse }) {
  const found = cards.flatMap(card => (waiting.get(card.device) ?? []).map(purchase => ({ card, purchase })))
    .sort((one, other) => one.purchase.came - other.purchase.came);
  if (found.length === 0) return offline ? note('offline', 'offlineLine', 'warn') : note('none', 'noneLine');
  return [
    el('h2', {}, text('waiting')),
    el('ul', { class: 'purchases' }, found.map(({ card, purchase }) => el('li', { 'data-colour': card.colour },
      el('span', { class: 'merchant' }, purchase.merchant),
      el('b', {}, purchase.amount),
      facts([['date', clock(purchase.at)], ['card', `${card.label} •••• ${card.lastFour}`], ['challenge', grouped(purchase.challenge)]]),
      purchase.approvable
        ? el('button', { class: 'main approve', type: 'button', onclick: event => approve(card, purchase, event.target) }, text('approve'))
        : el('button', { class: 'main', type: 'button', onclick: () => show(card, purchase) }, text('show')),
      el('button', { class: 'danger refuse', type: 'button', onclick: event => refuse(card, purchase, event.target) }, text('refuse'))))),
  ];
}

export function code({ card, purchase, digits, back, again, copy }) {
  return [
    top(text('code'), back),
    el('div', { class: 'code', id: 'code', 'data-colour': card.colour },
      el('output', { 'aria-label': text('code') }, `${digits.slice(0, 3)}\u2009${digits.slice(3)}`),
      el('progress', { max: 60, value: 60, 'aria-hidden': 'true' }),
      el('p', { class: 'left', role: 'timer' }),
      el('button', { class: 'second', type: 'button', id: 'copy', onclick: copy }, text('copy')),
      el('button', { class: 'main', type: 'button', id: 'again', hidden: true, onclick: again }, text('again'))),
    facts([
      ['merchant', purchase.merchant], ['amount', purchase.amount], ['date', purchase.at && clock(purchase.at)],
      ['challenge', grouped(purchase.challenge)], ['card', `${card.label} •••• ${card.lastFour}`],
    ]),
    el('p', { class: 'small' }, text(purchase.merchant ? 'same' : 'typeWarning')),
    el('p', { class: 'small' }, text('neverTell')),
  ];
}

export function type({ cards, back, submit }) {
  const problem = el('p', { class: 'problem', role: 'alert', id: 'problem' });
  const choice = cards.length > 1 && el('fieldset', {}, el('legend', {}, text('card')), cards.map((card, at) =>
    el('label', { class: 'pick' }, el('input', { type: 'radio', name: 'card', value: card.device, checked: at === 0 }),
      el('span', { class: 'dot', 'data-colour': card.colour }), `${card.label} •••• ${card.lastFour}`)));
  return [
    top(text('type'), back),
    el('form', { oninput: clear(problem), onsubmit: event => { event.preventDefault(); submit(new FormData(event.target), problem); } },
      choice,
      field('challenge', 'typeLine', { inputmode: 'numeric', autocomplete: 'off', maxlength: 16, class: 'wide' }),
      el('p', { class: 'small' }, text('typeWarning')),
      problem,
      el('button', { class: 'main' }, text('show'))),
  ];
}

export function register({ first, id, back, submit }) {
  const problem = el('p', { class: 'problem', role: 'alert', id: 'problem' });
  return [
    top(text('add'), back),
    el('form', { oninput: clear(problem), onsubmit: event => { event.preventDefault(); submit(new FormData(event.target), problem, event.target.querySelector('.main')); } },
      field('id', 'idHelp', { autocomplete: 'off', autocapitalize: 'characters', spellcheck: 'false', maxlength: 12, value: id, class: 'wide' }),
      field('password', 'passwordHelp', { autocomplete: 'off', autocapitalize: 'characters', spellcheck: 'false', maxlength: 20, class: 'wide' }),
      field('label', null, { maxlength: 20, autocomplete: 'off', value: text('labelDefault') }),
      colours(COLOURS[first % COLOURS.length]),
      problem,
      el('button', { class: 'main' }, text('register'))),
  ];
}

export function edit({ card, back, submit, remove }) {
  return [
    top(text('edit'), back),
    plate(card),
    el('form', { onsubmit: event => { event.preventDefault(); submit(new FormData(event.target)); } },
      field('label', null, { maxlength: 20, autocomplete: 'off', value: card.label }),
      colours(card.colour),
      el('button', { class: 'main' }, text('save'))),
    el('button', { class: 'danger', type: 'button', id: 'remove', onclick: remove }, text('remove')),
  ];
}

export const unsupported = () => [el('div', { class: 'welcome' }, heading(text('unsupported')))];

function field(name, help, attributes) {
  return el('label', { class: 'field' }, el('span', {}, text(name)),
    help && el('small', {}, text(help)), el('input', { type: 'text', name, id: name, ...attributes }));
}

const colours = chosen => el('fieldset', { class: 'colours' }, el('legend', {}, text('colour')), COLOURS.map(colour =>
  el('label', { title: text(colour) },
    el('input', { type: 'radio', name: 'colour', value: colour, checked: colour === chosen, 'aria-label': text(colour) }),
    el('span', { class: 'dot', 'data-colour': colour }))));

const foot = turn => el('footer', {}, el('button', { type: 'button', class: 'plain', id: 'language', lang: language() === 'ja' ? 'en' : 'ja', onclick: turn }, text('other')));
