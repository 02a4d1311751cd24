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

// One press, one order; a page restored by the back button can pay again.
const pay = form.querySelector("button.pay");
const words = pay.textContent;
form.addEventListener("submit", () => { pay.disabled = true; pay.textContent = pay.dataset.busy; });
addEventListener("pageshow", () => { pay.disabled = false; pay.textContent = words; });
