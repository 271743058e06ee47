// A text to check; the result comes from our server as HTML with the text escaped.
import { call, copy, element, save, tooLong } from "./server.js";

export class Checking {
  constructor(page, place) {
    this.page = page;
    this.words = page.words;
    this.form = place.querySelector("form");
    this.box = this.form.querySelector("textarea");
    this.result = place.querySelector(".cchc-result");
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.check();
    });
    place.addEventListener("click", (event) => this.clicked(event));
  }

  async check(text = this.box.value) {
    const found = [...text].length;
    const limit = Number(this.box.dataset.limit);
    const { empty, too_long } = this.words.check;
    if (!text.trim() || found > limit) {
      const told = text.trim() ? tooLong(too_long, found, limit, this.words) : empty;
      this.failed(told);
      this.box.focus();
      return;
    }
    const send = this.form.querySelector("[type=submit]");
    send.disabled = true;
    this.result.replaceChildren(element("p", { class: "cchc-waiting", role: "status" }, this.words.check.waiting));
    try {
      const response = await call("web/check", this.words, { method: "POST", json: { text } });
      const { html, report } = await response.json();
      this.text = text;
      this.report = report;
      this.result.innerHTML = html;
      this.result.scrollIntoView({ block: "start" });
      // The counts alone are read aloud; the text would take minutes.
      const counts = [...this.result.querySelectorAll(".cchc-counts li, .cchc-note")];
      this.page.tell(counts.map(({ textContent }) => textContent).join(", "));
    } catch (error) {
      this.failed(error.message);
    } finally {
      send.disabled = false;
    }
  }

  failed(told) {
    this.result.replaceChildren(element("p", { class: "cchc-trouble", role: "alert" }, told));
  }

  async clicked(event) {
    const what = event.target.closest("button")?.dataset.do;
    if (what === "clear") {
      this.box.value = "";
      this.text = undefined;
      this.result.replaceChildren();
      this.box.focus();
    }
    if (what === "copy") {
      const done = await copy(this.report);
      this.page.say(done ? this.words.check.copied : this.words.ask.copy_failed);
    }
    if (what === "csv" || what === "docx") await this.download(what);
  }

  async download(form) {
    try {
      const json = { text: this.text };
      const response = await call(`web/check/${form}`, this.words, { method: "POST", json });
      save(`${this.words.check.file}.${form}`, response.headers.get("Content-Type"), await response.blob());
    } catch (error) {
      this.page.say(error.message);
    }
  }
}
