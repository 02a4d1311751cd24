"use strict";
try {
  window.top.location.replace(document.getElementById("result").href);
} catch {
  // A sandbox forbids it: the page around the frame will notice by itself.
}
