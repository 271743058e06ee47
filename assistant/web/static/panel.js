// The side panel: a source with the passage marked. On a narrow screen it covers the page.
import { call } from "./server.js";

const WIDE = window.matchMedia("(min-width: 62rem)");

export class Panel {
  constructor(page) {
    this.page = page;
    this.dialog = page.querySelector(".cchc-panel");
    this.frame = this.dialog.querySelector("iframe");
    this.waiting = this.dialog.querySelector(".cchc-waiting");
    this.link = this.dialog.querySelector("[data-do=open]");
    this.dialog.querySelector("[data-do=close]").addEventListener("click", () => this.close());
    this.dialog.addEventListener("close", () => this.closed());
    this.frame.addEventListener("load", () => this.loaded());
    page.addEventListener("click", (event) => this.clicked(event));
    page.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && this.dialog.open) this.close();
    });
    // On a narrow screen the browser's Back button closes what covers the page.
    window.addEventListener("popstate", () => {
      if (!this.covers) return;
      this.covers = false;
      this.dialog.close();
    });
    window.addEventListener("message", (event) => {
      if (event.source === this.frame.contentWindow && event.data === "cchc:close") this.close();
    });
  }

  clicked(event) {
    const link = event.target.closest("a[href^='documents/']");
    if (!link || event.button) return;
    const own = link.dataset.internal !== undefined && this.page.documents.token;
    if (!own && (event.ctrlKey || event.metaKey || event.shiftKey)) return;
    event.preventDefault();
    const address = this.inLanguage(link.getAttribute("href"));
    if (own) this.fetched(address, link);
    else this.open(address, link);
  }

  // The address with the language of the page, where that is not the viewer's own.
  inLanguage(address) {
    if (this.page.words.language !== "en") return address;
    const [path, fragment] = address.split("#");
    const asked = `${path}${path.includes("?") ? "&" : "?"}lang=en`;
    return fragment ? `${asked}#${fragment}` : asked;
  }

  // An internal document: no address bears the token, so the page fetches it and shows its copy.
  async fetched(address, opener) {
    const { headers } = this.page.documents;
    try {
      const html = await (await call(address, this.page.words, { headers })).text();
      const root = new URL(".", document.baseURI).href;
      const copy = html.replaceAll(/(href|src)="\.\.\/web\//g, `$1="${root}web/`);
      URL.revokeObjectURL(this.copy);
      this.copy = URL.createObjectURL(new Blob([copy], { type: "text/html; charset=utf-8" }));
      this.open(this.copy, opener);
    } catch (error) {
      this.page.say(error.message);
    }
  }

  open(address, opener) {
    this.opener = opener;
    this.page.querySelector(".cchc-open-now")?.classList.remove("cchc-open-now");
    opener.classList.add("cchc-open-now");
    this.link.href = address;
    this.frame.hidden = true;
    this.waiting.hidden = false;
    if (!this.dialog.open) {
      if (WIDE.matches) {
        this.dialog.show();
      } else {
        this.dialog.showModal();
        this.covers = true;
        history.pushState(null, "");
      }
    }
    this.page.classList.add("cchc-has-panel");
    this.asked = true;
    const wanted = new URL(address, document.baseURI).href;
    const there = this.frame.contentWindow.location.href;
    // Replacing keeps the browser's Back button for the page itself.
    this.frame.contentWindow.location.replace(wanted);
    // Another fragment of what is shown already is no load.
    if (there.split("#")[0] === wanted.split("#")[0]) this.loaded();
  }

  loaded() {
    if (!this.asked) return;
    this.waiting.hidden = true;
    this.frame.hidden = false;
    // Hidden until now, the frame could not scroll: it is told to show its passage.
    this.frame.contentWindow.postMessage("cchc:show", location.origin);
  }

  // What covers the page goes when the browser is back, so that a second Back finds it there.
  close() {
    if (!this.dialog.open || this.leaving) return;
    this.leaving = this.covers;
    if (this.covers) history.back();
    else this.dialog.close();
  }

  closed() {
    this.asked = false;
    if (this.covers && !this.leaving) history.back();
    this.covers = this.leaving = false;
    this.page.classList.remove("cchc-has-panel");
    this.opener?.classList.remove("cchc-open-now");
    this.opener?.focus();
  }
}
