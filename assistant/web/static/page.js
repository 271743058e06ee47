// Runs once when the conversation is first shown; `element`, `trigger` and `watch` are Gradio's.
element.addEventListener("click", (event) => {
  const button = event.target.closest("[data-ask]");
  if (button) {
    trigger("click", { question: button.dataset.ask });
  }
});

// The newest question comes to the top, so that its answer is read from the beginning.
watch("value", () => {
  const exchanges = element.querySelectorAll(".cchc-exchange");
  const newest = exchanges[exchanges.length - 1];
  if (newest) {
    const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    requestAnimationFrame(() =>
      newest.scrollIntoView({ behavior: calm ? "auto" : "smooth", block: "start" }),
    );
  }
});
