// The documents; for who has the administrator's token, what can be done to them. The token is
// held by this object alone: no cookie, no storage.
import { Trouble, call, element, reason, save } from "./server.js";

export class Documents {
  constructor(page, place) {
    this.page = page;
    this.words = page.words;
    this.search = place.querySelector(".cchc-search");
    this.result = place.querySelector(".cchc-result");
    this.admin = place.querySelector(".cchc-admin");
    this.key = place.querySelector(".cchc-token");
    this.upload = place.querySelector(".cchc-upload");
    this.search.addEventListener("submit", (event) => {
      event.preventDefault();
      this.show();
    });
    this.key.addEventListener("submit", (event) => {
      event.preventDefault();
      this.enter();
    });
    this.upload.addEventListener("submit", (event) => {
      event.preventDefault();
      this.send();
    });
    place.addEventListener("cchc:shown", () => {
      if (!this.begun) this.show();
    });
    place.addEventListener("click", (event) => this.clicked(event));
  }

  get headers() {
    return this.token ? { Authorization: `Bearer ${this.token}` } : {};
  }

  async show(shown) {
    this.begun = true;
    const asked = new URLSearchParams(new FormData(this.search));
    if (shown) asked.set("shown", shown);
    if (!this.result.childElementCount) {
      const waiting = element("p", { class: "cchc-waiting", role: "status" }, this.words.documents.waiting);
      this.result.replaceChildren(waiting);
    }
    try {
      const response = await call(`web/documents?${asked}`, this.words, { headers: this.headers });
      this.result.innerHTML = await response.text();
      this.page.tell(this.result.querySelector(".cchc-count, .cchc-note")?.textContent);
    } catch (error) {
      this.begun = false; // who comes back to this place has it tried again
      this.result.replaceChildren(element("p", { class: "cchc-trouble", role: "alert" }, error.message));
    }
  }

  async enter() {
    const box = this.key.querySelector("input");
    this.token = box.value.trim();
    try {
      const response = await call("api/administration", this.words, { headers: this.headers });
      const { enabled, administrator } = await response.json();
      if (!enabled) throw new Trouble(this.words.documents.disabled);
      if (!administrator) return;
    } catch (error) {
      this.token = undefined;
      this.key.querySelector(".cchc-trouble")?.remove();
      this.key.append(element("p", { class: "cchc-trouble", role: "alert" }, error.message));
      return;
    }
    box.value = "";
    this.key.querySelector(".cchc-trouble")?.remove();
    this.arrange();
    this.upload.querySelector("input").focus();
  }

  // Who was let in before the language was changed stays so.
  admit(token) {
    this.token = token;
    this.admin.open = true;
    this.arrange();
  }

  arrange() {
    this.key.hidden = Boolean(this.token);
    this.upload.hidden = !this.token;
    this.show();
  }

  clicked(event) {
    const button = event.target.closest("button");
    const { id, title, visibility } = button?.dataset ?? {};
    const said = this.words.documents;
    const actions = {
      more: () => this.show(button.dataset.shown),
      leave: () => {
        this.token = undefined;
        this.upload.querySelector(".cchc-report").replaceChildren();
        this.arrange();
      },
      original: () => this.download(id),
      reread: () => this.change(`${id}/reread`, { method: "POST" }, said.changed),
      "show-to": () => {
        const json = { visibility: visibility === "public" ? "internal" : "public" };
        this.change(id, { method: "PATCH", json }, said.changed);
      },
      remove: () => {
        if (window.confirm(said.confirm_remove.replace("{title}", title))) {
          this.change(id, { method: "DELETE" }, said.removed);
        }
      },
    };
    actions[button?.dataset.do]?.();
  }

  async change(address, options, done) {
    const path = address.split("/").map(encodeURIComponent).join("/");
    try {
      await call(`api/documents/${path}`, this.words, { ...options, headers: this.headers });
      this.page.say(done);
    } catch (error) {
      this.page.say(error.message);
    }
    this.changed();
  }

  // The file as it came, for the administrator: a plain link would not bear the token.
  async download(id) {
    try {
      const address = `documents/${encodeURIComponent(id)}/original`;
      const response = await call(address, this.words, { headers: this.headers });
      const told = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get("Content-Disposition"));
      const kind = response.headers.get("Content-Type");
      save(told ? decodeURIComponent(told[1]) : id, kind, await response.blob());
    } catch (error) {
      this.page.say(error.message);
    }
  }

  changed() {
    this.show();
    this.page.figures.stale();
    this.page.count();
    this.page.offer();
  }

  // Files go by XMLHttpRequest, which alone tells how much has been sent.
  send() {
    const sending = new XMLHttpRequest();
    const said = this.words.documents;
    const progress = this.upload.querySelector(".cchc-progress");
    const bar = progress.querySelector("progress");
    const told = progress.querySelector("span");
    const button = this.upload.querySelector("[type=submit]");
    let read = 0;
    let total = 0;
    let done = 0;
    const lines = (text) => {
      const end = text.lastIndexOf("\n") + 1;
      const fresh = text.slice(read, end).split("\n").filter(Boolean);
      read = Math.max(read, end);
      for (const event of fresh.map((line) => JSON.parse(line))) {
        if (event.event === "total") total = event.total;
        if (event.event === "done") done += 1;
        if (event.event === "report") this.report(event);
        if (event.event === "problem") this.refuse(event.detail);
        if (total) {
          bar.value = (100 * done) / total;
          told.textContent = said.reading.replace("{done}", done).replace("{total}", total);
        }
      }
    };
    sending.upload.addEventListener("progress", ({ loaded, total: size }) => {
      const percent = Math.round((100 * loaded) / (size || 1));
      bar.value = percent;
      told.textContent = said.uploading.replace("{percent}", percent);
    });
    sending.addEventListener("progress", () => {
      if (sending.status === 200) lines(sending.responseText);
    });
    sending.addEventListener("error", () => this.refuse(this.words.ask.offline));
    sending.addEventListener("load", async () => {
      if (sending.status === 200) {
        lines(`${sending.responseText}\n`);
        this.upload.reset();
        this.changed();
      } else {
        this.refuse(await reason(new Response(sending.responseText), this.words));
      }
    });
    sending.addEventListener("loadend", () => {
      progress.hidden = true;
      button.disabled = false;
    });
    bar.value = 0;
    told.textContent = "";
    progress.hidden = false;
    button.disabled = true;
    this.upload.querySelector(".cchc-report").replaceChildren();
    sending.open("POST", new URL("api/documents", document.baseURI));
    sending.setRequestHeader("Accept", "application/x-ndjson");
    sending.setRequestHeader("Accept-Language", this.words.language);
    sending.setRequestHeader("Authorization", `Bearer ${this.token}`);
    sending.send(new FormData(this.upload));
  }

  refuse(text) {
    const place = this.upload.querySelector(".cchc-report");
    place.replaceChildren(element("p", { class: "cchc-trouble", role: "alert" }, text));
  }

  report(found) {
    const said = this.words.documents;
    const kinds = { refused: "contradicted", doubtful: "not_found", added: "supported", updated: "supported", unchanged: "not_found" };
    const rows = Object.entries(kinds).flatMap(([kind, colour]) =>
      found[kind].map((one) => {
        const label = element("span", { class: `cchc-verdict cchc-${colour}` }, said[kind]);
        const text = one.name === undefined ? one : `${one.name}: ${one.reason}`;
        return element("li", {}, label, text);
      }),
    );
    const place = this.upload.querySelector(".cchc-report");
    place.replaceChildren(element("h3", {}, said.report), element("ul", {}, ...rows));
  }
}
