// Questions and answers. Answers come from our server as HTML in which all foreign text is escaped.
import * as history from "./history.js";
import { Trouble, absolute, call, copy, element, events, tooLong } from "./server.js";

const MOST_TURNS = 40;
const MOST_SENT = 300_000; // bytes of one request, well below what the server takes

export class Asking {
  constructor(page, place) {
    this.page = page;
    this.words = page.words;
    this.place = place;
    this.log = place.querySelector(".cchc-log");
    this.welcome = place.querySelector(".cchc-welcome");
    this.form = place.querySelector(".cchc-composer");
    this.box = this.form.querySelector("textarea");
    this.list = place.querySelector(".cchc-history");
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.typed();
    });
    this.box.addEventListener("input", () => this.grow());
    this.box.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
        event.preventDefault();
        this.typed();
      }
    });
    place.addEventListener("click", (event) => this.clicked(event));
    this.log.addEventListener("submit", (event) => {
      event.preventDefault();
      this.word(event.target);
    });
    this.show(history.current() ?? history.begin());
  }

  show(conversation) {
    this.stop();
    this.conversation = conversation;
    this.log.replaceChildren();
    const kept = [];
    for (const exchange of conversation.exchanges) {
      const reply = this.append(exchange.question).querySelector(".cchc-reply");
      if (exchange.kept) kept.push({ reply, exchange });
      else this.failed(reply, new Trouble(exchange.reply || exchange.trouble || this.words.ask.failed));
    }
    this.arrange();
    this.restore(kept).then(() => this.log.lastElementChild?.scrollIntoView({ block: "start" }));
  }

  // Kept answers are shown again by our server, which escapes what is in them, some at a time.
  async restore(kept) {
    for (const { reply } of kept) reply.replaceChildren(this.waiting());
    while (kept.length) {
      let size = 0;
      const fits = kept.findIndex(({ exchange }) => (size += 3 * exchange.kept.length) > MOST_SENT);
      const some = kept.splice(0, fits < 0 ? MOST_TURNS : Math.min(Math.max(1, fits), MOST_TURNS));
      let shown = [];
      let trouble = new Trouble(this.words.ask.failed);
      try {
        const json = { answers: some.map(({ exchange }) => exchange.kept) };
        const response = await call("web/answers", this.words, { method: "POST", json });
        shown = (await response.json()).html;
      } catch (error) {
        trouble = error;
      }
      for (const [at, { reply, exchange }] of some.entries()) {
        if (shown[at]) reply.innerHTML = shown[at];
        else this.failed(reply, new Trouble(exchange.reply || trouble.message));
      }
    }
  }

  waiting() {
    return element("p", { class: "cchc-waiting", role: "status" }, this.words.ask.waiting);
  }

  arrange() {
    const begun = this.log.childElementCount > 0;
    this.welcome.hidden = begun;
    this.place.querySelector("[data-do=new]").hidden = !begun;
  }

  typed() {
    const question = this.box.value.trim();
    if (!question || this.waits) return;
    const found = [...question].length;
    const limit = Number(this.box.dataset.limit);
    if (found > limit) {
      this.page.say(tooLong(this.words.ask.too_long, found, limit, this.words));
      return;
    }
    this.box.value = "";
    this.grow();
    this.ask(question);
  }

  append(question) {
    const label = element("span", { class: "cchc-hidden" }, `${this.words.ask.question}: `);
    const asked = element("div", { class: "cchc-question" }, label, question);
    const shown = element("section", { class: "cchc-exchange" }, asked);
    shown.append(element("div", { class: "cchc-reply" }));
    this.log.append(shown);
    this.arrange();
    return shown;
  }

  // Ask in a new exchange, or again in the place of the one at `index`.
  async ask(question, { index = this.conversation.exchanges.length, asTyped = false } = {}) {
    if (this.waits) return;
    this.stop(); // what a model still writes; the quoted answer stays
    const conversation = this.conversation;
    const shown = this.log.children[index] ?? this.append(question);
    const reply = shown.querySelector(".cchc-reply");
    const waiting = this.waiting();
    const writing = element("p", { class: "cchc-waiting", role: "status" });
    reply.replaceChildren(waiting);
    const control = new AbortController();
    this.waits = true;
    this.asked = question;
    this.busy(control);
    const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    shown.scrollIntoView({ behavior: calm ? "auto" : "smooth", block: "start" });
    try {
      const history_ = asTyped ? [] : this.turns(index);
      const json = { question, history: history_, as_typed: asTyped };
      const { signal } = control;
      const response = await call("web/ask", this.words, { method: "POST", json, signal });
      for await (const { name, data } of events(response)) {
        if (name === "progress") {
          writing.textContent = data.text;
          reply.append(writing);
        }
        if (name !== "answer") continue;
        reply.innerHTML = data.html;
        this.page.tell(this.spoken(reply));
        this.waits = false;
        const { kept, reply: said, answer_id, footnotes } = data;
        conversation.exchanges[index] = { question, kept, reply: said, answer_id, footnotes };
        history.keep(conversation);
        if (data.last) break; // not at the end of the stream: the next question may come before
      }
      if (waiting.isConnected) throw new Trouble(this.words.ask.failed);
    } catch (error) {
      // Stopped or failed after the quoted answer came: that one stays.
      if (waiting.isConnected) {
        const trouble = this.failed(reply, error);
        conversation.exchanges[index] = { question, reply: "", trouble };
      }
    } finally {
      writing.remove();
      if (this.abort === control) {
        this.waits = false;
        this.busy();
      }
    }
  }

  // What a screen reader says of an answer unasked: not its sources, suggestions and buttons.
  spoken(reply) {
    const said = reply.querySelectorAll(".cchc-text, .cchc-nothing, .cchc-note, .cchc-choices > p");
    return [...said].map(({ innerText }) => innerText).join(" ");
  }

  failed(reply, error) {
    const { stopped, retry, failed } = this.words.ask;
    const said = error.name === "AbortError" ? stopped : error instanceof Trouble ? error.message : failed;
    const again = element("button", { type: "button", class: "cchc-plain", "data-do": "retry" }, retry);
    reply.replaceChildren(element("p", { class: "cchc-trouble", role: "alert" }, `${said} `, again));
    return said;
  }

  turns(before) {
    const said = this.conversation.exchanges.slice(0, before).filter((one) => one.reply);
    return said
      .flatMap(({ question, reply }) => [
        { role: "user", content: question },
        { role: "assistant", content: reply },
      ])
      .slice(-MOST_TURNS);
  }

  // `control` stops the question under way; none where none is.
  busy(control) {
    const asking = Boolean(control);
    this.abort = control;
    this.form.querySelector("[type=submit]").hidden = asking;
    this.form.querySelector("[data-do=stop]").hidden = !asking;
    this.log.setAttribute("aria-busy", String(asking));
  }

  // Stop for good, and return the question that waits for its answer.
  leave() {
    const question = this.waits ? this.asked : undefined;
    this.stop();
    return question;
  }

  stop() {
    this.abort?.abort();
    this.waits = false;
    this.busy();
  }

  clicked(event) {
    const button = event.target.closest("button");
    if (!button) return;
    if (button.dataset.ask !== undefined) {
      this.box.focus({ preventScroll: true });
      this.ask(button.dataset.ask);
      return;
    }
    const exchange = button.closest(".cchc-exchange");
    const index = [...this.log.children].indexOf(exchange);
    const kept = this.conversation.exchanges[index];
    const actions = {
      new: () => this.restart(),
      stop: () => this.stop(),
      history: () => this.toggle(button),
      retry: () => this.ask(this.questionOf(exchange, kept), { index }),
      "as-typed": () => this.ask(this.questionOf(exchange, kept), { index, asTyped: true }),
      copy: () => this.copy(kept),
      share: () => this.share(button.closest(".cchc-answer"), kept),
      up: () => this.rate(button, kept, "up"),
      down: () => this.rate(button, kept, "down"),
    };
    actions[button.dataset.do]?.();
  }

  questionOf(exchange, kept) {
    return kept?.question ?? exchange.querySelector(".cchc-question").lastChild.textContent;
  }

  restart() {
    this.show(history.begin());
    this.box.focus();
  }

  async copy({ reply, footnotes = [] }) {
    const lines = footnotes.map(({ line, address }) => `${line}\n${absolute(address)}`);
    const sources = lines.length ? `\n\n${this.words.ask.sources}:\n${lines.join("\n")}` : "";
    const done = await copy(reply + sources);
    this.page.say(done ? this.words.ask.copied : this.words.ask.copy_failed);
  }

  // A link exists only once somebody asks for one.
  async share(answer, { answer_id }) {
    try {
      const json = { answer: answer_id };
      const response = await call("api/answers", this.words, { method: "POST", json });
      const link = absolute((await response.json()).link.replace(/^\//, ""));
      const { shared, shared_alone } = this.words.ask;
      const told = (await copy(link)) ? shared : shared_alone;
      this.page.say(told);
      const shown = element("p", { class: "cchc-shared" }, `${told} `);
      shown.append(element("a", { href: link, target: "_blank", rel: "noopener" }, link));
      answer.querySelector(".cchc-shared")?.remove();
      answer.append(shown);
    } catch (error) {
      this.page.say(`${this.words.ask.share_failed} ${error.message}`);
    }
  }

  async rate(button, { answer_id }, rating) {
    const answer = button.closest(".cchc-answer");
    for (const one of answer.querySelectorAll("[aria-pressed]")) {
      one.setAttribute("aria-pressed", String(one === button));
    }
    const form = answer.querySelector(".cchc-word");
    form.dataset.rating = rating;
    form.hidden = false;
    if (!(await this.feedback({ answer: answer_id, rating }))) form.hidden = true;
    else form.querySelector("input").focus();
  }

  async word(form) {
    const index = [...this.log.children].indexOf(form.closest(".cchc-exchange"));
    const { answer_id } = this.conversation.exchanges[index];
    const comment = form.querySelector("input").value.trim();
    const { rating } = form.dataset;
    if (!comment || (await this.feedback({ answer: answer_id, rating, comment }))) {
      form.hidden = true;
      this.box.focus();
    }
  }

  async feedback(json) {
    try {
      await call("api/feedback", this.words, { method: "POST", json });
      this.page.say(this.words.ask.thanks);
      return true;
    } catch (error) {
      this.page.say(`${this.words.ask.feedback_failed} ${error.message}`);
      return false;
    }
  }

  toggle(button) {
    this.list.hidden = !this.list.hidden;
    button.setAttribute("aria-expanded", String(!this.list.hidden));
    if (!this.list.hidden) this.fill();
  }

  fill() {
    const { history_hint, history_empty, history_clear, history_remove } = this.words.ask;
    const all = history.conversations();
    if (!all.length) {
      this.list.replaceChildren(element("p", {}, history_empty));
      return;
    }
    const day = new Intl.DateTimeFormat(this.words.language, { dateStyle: "short", timeStyle: "short" });
    const rows = all.map((one) => {
      const open = element("button", { type: "button", class: "cchc-plain" }, one.exchanges[0]?.question ?? "");
      open.addEventListener("click", () => {
        this.show(one);
        history.keep(one);
        this.list.hidden = true;
        this.place.querySelector("[data-do=history]").setAttribute("aria-expanded", "false");
        this.box.focus();
      });
      const gone = element("button", { type: "button", class: "cchc-plain", "aria-label": `${history_remove}: ${one.exchanges[0]?.question ?? ""}` }, "×");
      gone.addEventListener("click", () => {
        history.remove(one.id);
        this.fill();
      });
      const when = new Date(one.when);
      const time = element("time", { datetime: one.when }, isNaN(when) ? "" : day.format(when));
      return element("li", {}, open, time, gone);
    });
    const wipe = element("button", { type: "button", class: "cchc-plain" }, history_clear);
    wipe.addEventListener("click", () => {
      history.clear();
      this.fill();
    });
    this.list.replaceChildren(
      element("ul", {}, ...rows),
      element("p", {}, `${history_hint} `, wipe),
    );
  }

  grow() {
    this.box.style.height = "auto";
    this.box.style.height = `${Math.min(this.box.scrollHeight, 160)}px`;
  }
}
