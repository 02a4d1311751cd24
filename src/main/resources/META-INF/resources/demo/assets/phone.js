"use strict";
// Asks for the same page again and takes over its messages, so that there is one template only.
const look = async () => {
  try {
    const answer = await fetch(location.href, { cache: "no-store" });
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("messages");
    const shown = document.getElementById("messages");
    if (fresh && fresh.innerHTML !== shown.innerHTML) {
      shown.replaceChildren(...fresh.childNodes);
    }
  } catch {
    // The next look may succeed.
  }
  setTimeout(look, 1500);
};
setTimeout(look, 1500);
