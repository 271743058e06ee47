// Figures with filters; the table and its charts come from our server as HTML.
import { call, element } from "./server.js";

export class Figures {
  constructor(page, place) {
    this.page = page;
    this.words = page.words;
    this.form = place.querySelector("form");
    this.result = place.querySelector(".cchc-result");
    this.files = place.querySelectorAll("[data-file]");
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.show();
    });
    this.form.elements.order.addEventListener("change", () => this.show());
    this.form.addEventListener("reset", () => setTimeout(() => this.show()));
    place.addEventListener("cchc:shown", () => this.begin());
    this.result.addEventListener("click", (event) => {
      const more = event.target.closest("[data-do=more]");
      if (more) this.show(more.dataset.shown);
    });
  }

  async begin() {
    if (this.begun) return;
    this.begun = true;
    this.show();
    try {
      const offered = await (await call("web/figures/options", this.words)).json();
      for (const [name, values] of Object.entries(offered)) {
        const list = this.form.querySelector(`#cchc-${name}`);
        list.replaceChildren(...values.map((value) => element("option", { value })));
      }
    } catch (error) {
      this.page.say(error.message);
    }
  }

  // Forget what was shown: the documents have changed.
  stale() {
    this.begun = false;
  }

  async show(shown) {
    const filters = new URLSearchParams(new FormData(this.form));
    for (const link of this.files) {
      const language = this.words.language;
      link.href = `web/figures/table.${link.dataset.file}?${filters}&language=${language}`;
    }
    if (shown) filters.set("shown", shown);
    else this.result.replaceChildren(element("p", { class: "cchc-waiting", role: "status" }, this.words.figures.waiting));
    const number = (this.number = (this.number ?? 0) + 1);
    let html;
    try {
      html = await (await call(`web/figures?${filters}`, this.words)).text();
    } catch (error) {
      if (number === this.number) {
        this.begun = false; // who comes back to this place has it tried again
        this.result.replaceChildren(element("p", { class: "cchc-trouble", role: "alert" }, error.message));
      }
      return;
    }
    if (number !== this.number) return;
    this.result.innerHTML = html;
    this.page.tell(this.result.querySelector(".cchc-count, .cchc-note")?.textContent);
  }
}
