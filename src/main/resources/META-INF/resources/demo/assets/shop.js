"use strict";
const form = document.getElementById("checkout");
const fields = form.elements;

fields.script.value = "true";
fields.javaEnabled.value = String(typeof navigator.javaEnabled === "function" && navigator.javaEnabled());
fields.colorDepth.value = String(screen.colorDepth);
fields.screenHeight.value = String(screen.height);
fields.screenWidth.value = String(screen.width);
fields.timeZone.value = String(new Date().getTimezoneOffset());

// Typing an amount means wanting it.
for (const name of ["amount", "currency"]) {
  fields[name].addEventListener("input", () => { document.getElementById("free").checked = true; });
}
form.addEventListener("change", () => { fields.amount.required = document.getElementById("free").checked; });
document.getElementById("free").addEventListener("change", () => fields.amount.focus());

fields.simulator.addEventListener("input", () => { document.getElementById("simulated").checked = true; });
form.addEventListener("change", () => { fields.simulator.required = document.getElementById("simulated").checked; });

// One press, one order; a page restored by the back button can pay again.
const pay = form.querySelector("button.pay");
const words = pay.textContent;
form.addEventListener("submit", event => {
  event.preventDefault();
  pay.disabled = true;
  pay.textContent = pay.dataset.busy;
  Promise.resolve().then(runMethod).catch(() => {}).then(() => form.submit());
});
addEventListener("pageshow", () => { pay.disabled = false; pay.textContent = words; });

// The 3DS Method in a hidden frame: the issuer looks at the browser, then the frame's last page speaks. Whoever is slow is not waited for.
const METHOD_PATIENCE = 1500;
const NO_METHOD = "1";
const SLOW_METHOD = "2";
function runMethod() {
  const id = newId();
  const frame = hidden("iframe", { name: "method" + id });
  const data = { threeDSServerTransID: id, threeDSMethodNotificationURL: location.origin + "/demo/shop/method" };
  fields.threeDSServerTransID.value = id;
  fields.threeDSCompInd.value = "N";
  const method = simulatedMethod();
  if (method === NO_METHOD) {
    fields.threeDSCompInd.value = "U";
    return Promise.resolve();
  }
  return new Promise(resolve => {
    const timer = setTimeout(resolve, METHOD_PATIENCE);
    addEventListener("message", event => {
      if (event.source === frame.contentWindow && event.origin === location.origin && event.data === id) {
        fields.threeDSCompInd.value = "Y";
        clearTimeout(timer);
        resolve();
      }
    });
    if (method !== SLOW_METHOD) {
      post("/3ds/method", frame.name, base64url(JSON.stringify(data)));
    }
  });
}

// The second digit of a simulated card plays the directory, which knows whether its issuer has a 3DS Method, or an issuer that is too slow.
function simulatedMethod() {
  return document.getElementById("simulated").checked ? fields.simulator.value.charAt(1) : "";
}

function post(action, target, threeDSMethodData) {
  const sent = hidden("form", { method: "post", action, target });
  const field = document.createElement("input");
  Object.assign(field, { type: "hidden", name: "threeDSMethodData", value: threeDSMethodData });
  sent.append(field);
  sent.submit();
}

function hidden(kind, properties) {
  const element = Object.assign(document.createElement(kind), properties, { hidden: true });
  document.body.append(element);
  return element;
}

function base64url(text) {
  return btoa(text).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

// A purchase that is tried again is another one. Without https there is no randomUUID.
function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = Array.from(bytes, byte => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
