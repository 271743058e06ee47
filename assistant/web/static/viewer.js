// A table wider than the page is scrolled with the keyboard too.
function reachable() {
  for (const table of document.querySelectorAll(".table")) {
    if (table.scrollWidth > table.clientWidth) table.tabIndex = 0;
    else table.removeAttribute("tabindex");
  }
}

reachable();
window.addEventListener("resize", reachable);

// Bring the cited passage to the middle of the screen, and to a screen reader's attention.
function show() {
  const cited = document.getElementById("cited");
  if (!cited) return;
  cited.tabIndex = -1;
  cited.scrollIntoView({ block: "center" });
  cited.focus({ preventScroll: true });
}

show();
if (window.parent !== window) {
  // Inside the side panel of the page, which has a bar of its own.
  document.documentElement.classList.add("in-panel");
  window.addEventListener("message", (event) => {
    if (event.source === window.parent && event.data === "cchc:show") show();
  });
  window.addEventListener("keydown", (event) => {
    if (event.key === "Escape") window.parent.postMessage("cchc:close", window.origin);
  });
}
