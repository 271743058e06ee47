// The page: its places, its language, its side panel. Gradio puts <cchc-page> into the document.
import { Asking } from "./ask.js";
import { Checking } from "./check.js";
import { Documents } from "./documents.js";
import { Figures } from "./figures.js";
import { Panel } from "./panel.js";
import { call } from "./server.js";

const LANGUAGE = "cchc:language";
const BOXES = [".cchc-composer", ".cchc-check-form", ".cchc-filters", ".cchc-search"]
  .map((form) => `${form} :is(input, select, textarea)`)
  .join();

class Page extends HTMLElement {
  connectedCallback() {
    if (this.words) return;
    this.words = JSON.parse(this.dataset.words);
    if (this.preferred() !== this.words.language) {
      this.speak(this.preferred());
      return;
    }
    this.start();
  }

  start() {
    document.documentElement.lang = this.words.language;
    document.title = this.words.shell.product;
    this.panel = new Panel(this);
    this.asking = new Asking(this, this.querySelector("#cchc-hoi-dap"));
    this.checking = new Checking(this, this.querySelector("#cchc-kiem-chung"));
    this.figures = new Figures(this, this.querySelector("#cchc-so-lieu"));
    this.documents = new Documents(this, this.querySelector("#cchc-tai-lieu"));
    this.addEventListener("click", (event) => this.clicked(event));
    this.follow = () => this.go(location.hash.slice(1), false);
    window.addEventListener("hashchange", this.follow);
    this.follow();
    this.count();
    this.offer();
    this.querySelector("#cchc-main").inert = false;
    this.dataset.ready = "";
    if (this.carried) this.take(this.carried);
  }

  // What is typed in the places, and the question under way: a change of language loses none of it.
  carry() {
    return {
      typed: this.boxes().map(({ value }) => value),
      question: this.asking.leave(),
      checked: this.checking.text,
      token: this.documents.token,
    };
  }

  take({ typed, question, checked, token }) {
    for (const [at, box] of this.boxes().entries()) box.value = typed[at];
    if (question) this.asking.ask(question);
    if (checked) this.checking.check(checked);
    if (token) this.documents.admit(token);
    this.querySelector(".cchc-language").focus();
  }

  boxes() {
    return [...this.querySelectorAll(BOXES)];
  }

  async count() {
    try {
      const line = await (await call("web/collection", this.words)).text();
      this.querySelector(".cchc-collection").innerHTML = line;
    } catch (error) {
      this.say(error.message);
    }
  }

  // Questions to begin with, where nobody has written any for this collection.
  async offer() {
    const place = this.querySelector(".cchc-samples");
    if (this.dataset.own === undefined && place.childElementCount) return;
    try {
      const html = await (await call("web/questions", this.words)).text();
      place.innerHTML = html;
      this.dataset.own = "";
      const { hint, hint_alone } = this.words.ask;
      place.parentElement.querySelector("p").textContent = html ? hint : hint_alone;
    } catch {
      // Without them the box is there all the same.
    }
  }

  disconnectedCallback() {
    window.removeEventListener("hashchange", this.follow);
  }

  clicked(event) {
    const link = event.target.closest("[data-to]");
    if (link) {
      event.preventDefault();
      this.go(link.dataset.to, true);
    }
    const other = event.target.closest(".cchc-language");
    if (other) this.choose(other.dataset.language);
    if (event.target.closest(".cchc-skip")) {
      event.preventDefault();
      this.querySelector("#cchc-main").focus();
    }
  }

  go(name, push) {
    const places = [...this.querySelectorAll(".cchc-place")];
    const wanted = places.find((place) => place.dataset.place === name) ?? places[0];
    for (const place of places) place.hidden = place !== wanted;
    for (const link of this.querySelectorAll("[data-to]")) {
      if (link.dataset.to === wanted.dataset.place) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
    if (push) {
      history.pushState(null, "", `#${wanted.dataset.place}`);
      window.scrollTo(0, 0);
      this.panel.close();
    }
    wanted.dispatchEvent(new Event("cchc:shown"));
  }

  preferred() {
    try {
      return localStorage.getItem(LANGUAGE) === "en" ? "en" : "vi";
    } catch {
      return this.words.language;
    }
  }

  choose(language) {
    try {
      localStorage.setItem(LANGUAGE, language);
    } catch {
      // Storage is forbidden: the choice holds until the page is left.
    }
    this.speak(language);
  }

  async speak(language) {
    try {
      const response = await call("web/shell", { ...this.words, language });
      const template = document.createElement("template");
      template.innerHTML = await response.text();
      if (this.panel) template.content.querySelector("cchc-page").carried = this.carry();
      this.replaceWith(template.content);
    } catch (error) {
      if (!this.panel) this.start();
      this.say(error.message);
    }
  }

  // What a screen reader says of a result that is there to be seen.
  tell(text) {
    this.querySelector(".cchc-told").textContent = text ?? "";
  }

  // A passing message, seen and read aloud.
  say(text) {
    const toast = this.querySelector(".cchc-toast");
    toast.textContent = text;
    clearTimeout(this.hush);
    this.hush = setTimeout(() => (toast.textContent = ""), 6000);
  }
}

customElements.define("cchc-page", Page);
