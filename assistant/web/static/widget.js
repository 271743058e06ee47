/* The question box of CCHC Assistant for any page: one script tag, no framework, no cookie, nothing
   stored. Every text of a server or a reader becomes a text node, never HTML. See docs/widget.md. */
(() => {
  "use strict";
  const script = document.currentScript;
  if (!script || !script.src) return;
  const base = new URL(".", script.src);
  const data = script.dataset;

  const WORDS = {
    vi: {
      title: "Hỏi số liệu cải cách hành chính",
      open: "Hỏi số liệu",
      close: "Đóng khung hỏi đáp",
      greeting: "Chào bạn! Bạn cần số liệu gì? Gõ không dấu cũng được.",
      label: "Câu hỏi của bạn",
      placeholder: "Nhập câu hỏi về số liệu",
      send: "Gửi",
      stop: "Dừng",
      asked: "Câu hỏi",
      answer: "Trả lời",
      waiting: "Đang tìm trong tài liệu…",
      done: "Đã có câu trả lời.",
      stopped: "Đã dừng.",
      understood: "Tôi hiểu là",
      sources: "Nguồn trích dẫn",
      source: "Mở nguồn số {n}: {title} (thẻ mới)",
      choose: "Bạn muốn hỏi về trường hợp nào?",
      next: "Có thể hỏi tiếp",
      samples: "Câu hỏi mẫu",
      none: "Không tìm thấy trong tài liệu.",
      nearest: "Đoạn gần với câu hỏi nhất",
      passage: "Mở đoạn gần với câu hỏi: {title} (thẻ mới)",
      near: "Chưa chắc là điều bạn hỏi; xin đọc tại nguồn.",
      helpful: "Câu trả lời này có đúng không?",
      up: "Đúng",
      down: "Chưa đúng",
      why: "Chưa đúng ở đâu? (không bắt buộc, đừng ghi thông tin cá nhân)",
      report: "Gửi góp ý",
      thanks: "Cảm ơn bạn đã góp ý.",
      unsaid: "Chưa gửi được góp ý. Bạn hãy thử lại sau.",
      away: "Chưa kết nối được với trợ lý. Bạn hãy thử lại sau ít phút.",
      failed: "Trợ lý gặp lỗi. Bạn hãy thử lại sau ít phút.",
      retry: "Thử lại",
      long: "Câu hỏi dài {found} ký tự, tối đa là {limit}. Bạn hãy rút gọn rồi gửi lại.",
      note: "Câu trả lời chỉ lấy từ tài liệu công khai; hãy mở nguồn để kiểm chứng.",
    },
    en: {
      title: "Ask about reform figures",
      open: "Ask for figures",
      close: "Close the question box",
      greeting: "Hello! Which figure do you need?",
      label: "Your question",
      placeholder: "Ask about a figure",
      send: "Send",
      stop: "Stop",
      asked: "Question",
      answer: "Answer",
      waiting: "Searching the documents…",
      done: "The answer is here.",
      stopped: "Stopped.",
      understood: "I understand this as",
      sources: "Sources",
      source: "Open source {n}: {title} (new tab)",
      choose: "Which one do you mean?",
      next: "You could ask next",
      samples: "Sample questions",
      none: "Not found in the documents.",
      nearest: "Closest to the question",
      passage: "Open the closest passage: {title} (new tab)",
      near: "This may not be what you asked; please read it at the source.",
      helpful: "Is this answer right?",
      up: "Right",
      down: "Not right",
      why: "What is wrong? (optional; no personal data, please)",
      report: "Send",
      thanks: "Thank you.",
      unsaid: "That could not be sent. Try again later.",
      away: "The assistant cannot be reached. Try again in a few minutes.",
      failed: "The assistant failed. Try again in a few minutes.",
      retry: "Try again",
      long: "The question has {found} characters; at most {limit} are allowed.",
      note: "Answers come from public documents only; open the source to check.",
    },
  };
  const language = data.language === "en" ? "en" : "vi";
  const words = WORDS[language];
  const title = data.title || words.title;
  const inline = data.mode === "inline";
  const LONGEST = 2000;
  const TURNS = 12;
  const PATIENCE = 180000;
  const PARTS = { đoạn: "paragraph", trang: "page", bảng: "table", dòng: "row", mục: "section", phần: "Part",
    điểm: "point", khoản: "clause", điều: "Article", chương: "Chapter" };

  const CSS = `
/* Important here weighs more than important on the page: no rule of a portal reaches the box. */
:host { all: initial !important; display: block !important; }
* { box-sizing: border-box; }
[hidden] { display: none !important; }
.root { --paper: #fff; --ink: #1c2430; --soft: #51606f; --line: #cfd7df; --wash: #f3f6f9; --link: #0b5394;
  --alert: #a1260d; font: 16px/1.5 "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", Arial, sans-serif;
  color: var(--ink); text-align: start; }
@media (prefers-color-scheme: dark) {
  .root.auto { --paper: #161b22; --ink: #e8edf2; --soft: #a9b6c2; --line: #3b4651; --wash: #212932; --link: #8cc4ff;
    --alert: #ff9d8a; }
}
button, textarea, input { font: inherit; color: inherit; }
button { cursor: pointer; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.launch { position: fixed; bottom: 16px; z-index: 2147483000; display: flex; gap: 8px; align-items: center;
  min-height: 52px; padding: 0 20px; border: 0; border-radius: 26px; background: var(--main); color: var(--on);
  font-weight: 600; box-shadow: 0 4px 16px rgb(0 0 0 / .28); }
.right { right: 16px; } .left { left: 16px; }
.launch svg { width: 22px; height: 22px; fill: currentColor; }
.box { display: flex; flex-direction: column; background: var(--paper); border: 1px solid var(--line);
  border-radius: 12px; overflow: hidden; }
.float { position: fixed; bottom: 16px; z-index: 2147483001; width: 400px; height: min(640px, calc(100vh - 32px));
  height: min(640px, calc(100dvh - 32px)); box-shadow: 0 8px 32px rgb(0 0 0 / .3); }
.inline { width: 100%; height: 560px; max-height: 90vh; }
@media (max-width: 480px) {
  .float { inset: 0; width: auto; height: auto; border-radius: 0; border: 0; }
}
header { display: flex; align-items: center; gap: 8px; padding: 10px 8px 10px 16px; background: var(--main);
  color: var(--on); }
h2 { flex: 1; margin: 0; font-size: 17px; line-height: 1.3; font-weight: 600; }
.close { width: 44px; height: 44px; border: 0; border-radius: 8px; background: none; font-size: 24px; line-height: 1; }
header :focus-visible { outline-color: var(--on); }
.log { flex: 1; overflow-y: auto; padding: 16px; overflow-wrap: anywhere; }
.log p { margin: 0 0 8px; }
.asked { margin: 12px 0 12px 40px; padding: 8px 12px; background: var(--wash); border-radius: 12px 12px 2px 12px;
  white-space: pre-wrap; }
.answer { margin: 0 0 16px; }
ul, ol { margin: 0 0 8px; padding-inline-start: 22px; }
a { color: var(--link); }
.mark { font-weight: 600; text-decoration: none; padding: 2px; }
.read, .soft { color: var(--soft); font-size: 14px; }
.told { border-inline-start: 3px solid var(--main); background: var(--wash); padding: 6px 10px; font-size: 14px; }
.alert { color: var(--alert); }
h3 { margin: 12px 0 4px; font-size: 14px; color: var(--soft); font-weight: 600; }
.sources { font-size: 14px; }
.sources blockquote { margin: 2px 0 8px; color: var(--soft); }
.pick { display: flex; flex-wrap: wrap; gap: 6px; margin: 4px 0 8px; }
.pick button, .thumbs button, .again { min-height: 40px; padding: 6px 12px; border: 1px solid var(--line);
  border-radius: 20px; background: var(--paper); text-align: start; font-size: 14px; }
.pick button:hover, .thumbs button:hover, .again:hover { background: var(--wash); }
.thumbs { display: flex; flex-wrap: wrap; gap: 6px; align-items: center; font-size: 14px; color: var(--soft); }
.thumbs button { color: var(--ink); }
.thumbs form { flex-basis: 100%; display: flex; flex-direction: column; gap: 6px; }
form.ask { display: flex; gap: 8px; padding: 10px 12px; border-top: 1px solid var(--line); }
::placeholder { color: var(--soft); opacity: 1; }
textarea { flex: 1; resize: none; min-height: 44px; max-height: 120px; padding: 9px 12px; border: 1px solid var(--soft);
  border-radius: 8px; background: var(--paper); }
.thumbs textarea { flex: none; width: 100%; }
.send { min-width: 64px; min-height: 44px; border: 0; border-radius: 8px; background: var(--main); color: var(--on);
  font-weight: 600; }
.foot { margin: 0; padding: 0 12px 8px; font-size: 12px; color: var(--soft); }
.hide { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media (prefers-reduced-motion: no-preference) { .wait { animation: fade 1.2s ease-in-out infinite alternate; } }
@keyframes fade { from { opacity: 1; } to { opacity: .45; } }
@media (forced-colors: active) { .launch, .send, header { border: 1px solid; } }`;

  const make = (tag, attributes = {}, ...children) => {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (name === "onclick") made.addEventListener("click", value);
      else made.setAttribute(name, value);
    }
    made.append(...children.filter((child) => child !== null));
    return made;
  };

  // White or black letters, whichever can be read on the page's colour.
  const colours = () => {
    const wanted = data.color && CSS_supports(data.color) ? data.color : "#0b5394";
    const pen = document.createElement("canvas").getContext("2d");
    if (!pen) return ["#0b5394", "#fff"];
    pen.fillStyle = wanted;
    pen.fillRect(0, 0, 1, 1);
    const linear = [...pen.getImageData(0, 0, 1, 1).data].slice(0, 3).map((value) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    const light = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
    return [wanted, 1.05 / (light + 0.05) >= (light + 0.05) / 0.05 ? "#fff" : "#000"];
  };
  const CSS_supports = (value) => window.CSS && window.CSS.supports("color", value);

  const address = (link) => {
    const found = new URL(String(link).replace(/^\/+/, ""), base);
    if (language === "en") found.searchParams.set("lang", "en");
    found.hash = "cited";
    return found.origin === base.origin ? found.href : base.href;
  };

  const post = (path, content, accept, signal) =>
    fetch(new URL(path, base), {
      method: "POST",
      mode: "cors",
      credentials: "omit",
      cache: "no-store",
      signal,
      headers: { "Content-Type": "application/json", Accept: accept, "Accept-Language": language },
      body: JSON.stringify(content),
    });

  async function* events(response) {
    const reader = response.body.getReader();
    const decoder = new TextDecoder();
    let kept = "";
    for (;;) {
      const { value, done } = await reader.read();
      kept += decoder.decode(value, { stream: !done });
      let end;
      while ((end = kept.indexOf("\n\n")) >= 0) {
        const lines = kept.slice(0, end).split("\n");
        kept = kept.slice(end + 2);
        const of = (field) => lines.filter((line) => line.startsWith(field)).map((line) => line.slice(field.length));
        const content = of("data: ");
        if (content.length) yield { name: of("event: ")[0] || "message", data: JSON.parse(content.join("\n")) };
      }
      if (done) return;
    }
  }

  // What a failed response says for itself, in the reader's language.
  const reason = async (response) => {
    try {
      const problem = await response.json();
      return typeof problem.detail === "string" ? problem.detail : words.failed;
    } catch {
      return words.failed;
    }
  };

  const link = (citation, text, css, numbered = true) =>
    make(
      "a",
      {
        href: address(citation.link),
        target: "_blank",
        rel: "noopener noreferrer",
        class: css,
        "aria-label": (numbered ? words.source.replace("{n}", citation.number) : words.passage).replace("{title}", citation.title),
      },
      text,
    );

  const marked = (text, citations) => {
    const parts = [];
    let end = 0;
    for (const found of text.matchAll(/\s?\[(\d{1,4})\]/g)) {
      const citation = citations.get(Number(found[1]));
      if (!citation) continue;
      parts.push(text.slice(end, found.index), "\u202f", link(citation, `[${found[1]}]`, "mark"));
      end = found.index + found[0].length;
    }
    return [...parts, text.slice(end)];
  };

  // 2026-01-21 as people write it; of a month or a year, what there is.
  const day = (told) => {
    const [year, month, number] = String(told || "").split("-");
    if (!number) return told;
    if (language === "vi") return `${number}/${Number(month) > 2 ? Number(month) : month}/${year}`;
    return new Date(Date.UTC(year, month - 1, number)).toLocaleDateString("en-GB", { dateStyle: "long", timeZone: "UTC" });
  };

  // Where a quote stands, in the reader's language.
  const where = (locator) =>
    language === "vi" || !locator
      ? locator
      : locator.replace(/([\p{L}]+) (?=[\dIVXLCa-zđ]+(\W|$))/gu, (whole, part) => `${PARTS[part.toLowerCase()] ?? part} `);

  // Quotes and titles are Vietnamese also where the words around them are not.
  const spoken = (text) => (language === "en" && /[\u0300-\u036fđ]/i.test(text.normalize("NFD")) ? { lang: "vi" } : {});

  // Rows of a table as a reader sees them: their cells with points between.
  const readable = (quote) =>
    quote
      .split("\n")
      .map((line) => {
        const cells = line.trim().replace(/^\||\|$/g, "").split("|").map((cell) => cell.trim());
        return /^\s*\|/.test(line) && cells.length > 1 ? cells.filter(Boolean).join(" · ") : line;
      })
      .join("\n");

  // An answer's text: paragraphs, and lines that begin with a dash as a list.
  const written = (text, citations) => {
    const shown = [];
    for (const line of text.split("\n").filter((one) => one.trim())) {
      const item = /^\s*[-•*]\s+(.*)$/.exec(line);
      if (!item) {
        shown.push(make("p", {}, ...marked(line, citations)));
        continue;
      }
      let list = shown[shown.length - 1];
      if (!list || list.tagName !== "UL") shown.push((list = make("ul")));
      list.append(make("li", {}, ...marked(item[1], citations)));
    }
    return shown;
  };

  const start = () => {
    const host = make("div", { "data-cchc-widget": inline ? "inline" : "launcher", lang: language });
    const shadow = host.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet();
    const [main, on] = colours();
    sheet.replaceSync(CSS);
    shadow.adoptedStyleSheets = [sheet];
    const side = data.position === "left" ? "left" : "right";
    const root = make("div", { class: data.theme === "light" ? "root" : "root auto" });
    root.style.setProperty("--main", main);
    root.style.setProperty("--on", on);

    const log = make("div", { class: "log", role: "log", "aria-label": title, tabindex: "0" });
    const status = make("p", { class: "hide", role: "status" });
    const input = make("textarea", {
      rows: "1",
      placeholder: words.placeholder,
      "aria-label": words.label,
      enterkeyhint: "send",
    });
    const send = make("button", { type: "submit", class: "send" }, words.send);
    const form = make("form", { class: "ask" }, input, send);
    const close = make("button", { type: "button", class: "close", "aria-label": words.close }, "×");
    const heading = make("h2", { id: "title" }, title);
    const box = make(
      "section",
      { class: inline ? "box inline" : `box float ${side}`, role: inline ? "region" : "dialog", "aria-labelledby": "title" },
      make("header", {}, heading, inline ? null : close),
      log,
      status,
      form,
      make("p", { class: "foot" }, words.note),
    );
    const history = [];
    let under = null; // the question under way

    const picks = (label, choices, css) =>
      choices.length
        ? make(
            "div",
            { class: css },
            make("h3", {}, label),
            make(
              "div",
              { class: "pick" },
              ...choices.map(([text, question]) =>
                make("button", { type: "button", onclick: () => ask(question) }, text),
              ),
            ),
          )
        : null;

    const thumbs = (answer) => {
      const shown = make("div", { class: "thumbs", role: "group", "aria-label": words.helpful });
      const say = async (rating, comment) => {
        const done = make("span", { role: "status", tabindex: "-1" }, "…");
        shown.replaceChildren(done);
        done.focus(); // the button that had the focus is gone
        let told = words.thanks;
        try {
          const response = await post("api/feedback", { answer: answer.id, rating, comment }, "application/json");
          if (!response.ok) told = words.unsaid;
        } catch {
          told = words.unsaid;
        }
        done.textContent = told;
      };
      const doubt = () => {
        const why = make("textarea", { rows: "2", maxlength: "500", "aria-label": words.why, placeholder: words.why });
        const sending = make("form", {}, why, make("button", { type: "submit" }, words.report));
        sending.addEventListener("submit", (event) => {
          event.preventDefault();
          say("down", why.value);
        });
        shown.replaceChildren(sending);
        why.focus();
      };
      shown.append(
        words.helpful,
        make("button", { type: "button", onclick: () => say("up", "") }, words.up),
        make("button", { type: "button", onclick: doubt }, words.down),
      );
      return shown;
    };

    const source = (citation, numbered = {}) => {
      const facts = [citation.publisher, day(citation.published), where(citation.locator)].filter(Boolean);
      return make(
        "li",
        numbered,
        link(citation, citation.title, "open", "value" in numbered),
        make("span", { class: "soft" }, ` · ${facts.join(" · ")}`),
        make("blockquote", spoken(citation.quote), `“${readable(citation.quote)}”`),
      );
    };

    const whole = (answer, place) => {
      const citations = new Map(answer.citations.map((citation) => [citation.number, citation]));
      const restored = answer.notes.filter((note) => note.kind === "restored");
      const told = answer.notes.filter((note) => note.kind !== "restored");
      const cited = answer.citations.map((citation) => source(citation, { value: String(citation.number) }));
      const near = (answer.nearest ?? []).map((citation) => source(citation));
      place.replaceChildren(
        make("span", { class: "hide" }, `${words.answer}: `),
        ...restored.map((note) => make("p", { class: "read" }, note.text)),
        ...written(answer.answer || words.none, citations),
        ...told.map((note) => make("p", { class: "told" }, note.text)),
        ...[
          picks(words.choose, answer.choices.map((one) => [one.label, one.question]), "choices"),
          answer.citations.length
            ? make("div", { class: "sources" }, make("h3", {}, words.sources), make("ol", {}, ...cited))
            : null,
          near.length
            ? make("div", { class: "sources" }, make("h3", {}, words.nearest), make("p", { class: "soft" }, words.near), make("ul", {}, ...near))
            : null,
          picks(words.next, answer.suggestions.map((one) => [one, one]), "next"),
          thumbs(answer),
        ].filter(Boolean),
      );
    };

    const busy = (control) => {
      under = control;
      send.textContent = control ? words.stop : words.send;
    };

    const trouble = (place, text, question) =>
      place.replaceChildren(
        make("p", { class: "alert", role: "alert" }, text),
        make("button", { type: "button", class: "again", onclick: () => ask(question) }, words.retry),
      );

    const receive = async (response, place) => {
      let answer = null;
      const said = [];
      for await (const event of events(response)) {
        if (event.name === "statement") {
          const cited = new Map(event.data.citations.map((citation) => [citation.number, citation]));
          const markers = event.data.citations.map((citation) => ` [${citation.number}]`).join("");
          said.push(...written(event.data.text + markers, cited));
          place.replaceChildren(...said);
        } else if (event.name === "answer") {
          answer = event.data;
        }
      }
      if (!answer) throw new Error("the stream broke off");
      return answer;
    };

    const ask = async (question) => {
      question = question.trim();
      if (!question || under) return;
      const control = new AbortController();
      const late = setTimeout(() => control.abort("late"), PATIENCE);
      busy(control);
      status.textContent = words.waiting;
      const asked = make("p", { class: "asked" }, make("span", { class: "hide" }, `${words.asked}: `), question);
      const place = make("div", { class: "answer" }, make("p", { class: "soft wait" }, words.waiting));
      log.append(asked, place);
      // Not scrollIntoView, which would move the page around the box too.
      const toQuestion = () => log.scrollTo({ top: asked.offsetTop - log.offsetTop - 12 });
      toQuestion();
      try {
        const sent = { question, history: history.slice(-TURNS) };
        const response = await post("api/ask", sent, "text/event-stream", control.signal);
        if (!response.ok) {
          trouble(place, await reason(response), question);
          return;
        }
        const answer = await receive(response, place);
        whole(answer, place);
        history.push({ role: "user", content: question }, { role: "assistant", content: answer.answer || words.none });
        status.textContent = words.done;
      } catch (error) {
        if (control.signal.aborted && control.signal.reason !== "late") {
          place.replaceChildren(make("p", { class: "soft" }, words.stopped));
          status.textContent = words.stopped;
        } else {
          console.warn(`CCHC widget: ${base.origin} cannot be reached, or does not allow ${location.origin}`, error);
          trouble(place, words.away, question);
        }
      } finally {
        clearTimeout(late);
        busy(null);
        toQuestion();
      }
    };

    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (under) {
        under.abort();
        return;
      }
      const question = input.value;
      if (!question.trim()) return;
      const found = [...question.trim()].length;
      if (found > LONGEST) {
        const told = words.long.replace("{found}", found).replace("{limit}", LONGEST);
        log.append(make("p", { class: "alert", role: "alert" }, told));
        log.scrollTo({ top: log.scrollHeight });
        return;
      }
      input.value = "";
      ask(question);
    });
    input.addEventListener("keydown", (event) => {
      // Keys that a Vietnamese input method is still composing with are not ours.
      if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
        event.preventDefault();
        if (!under) form.requestSubmit();
      }
    });

    log.append(make("p", {}, data.greeting || words.greeting));
    const samples = (data.questions || "").split("|").map((one) => one.trim()).filter(Boolean).slice(0, 6);
    const offered = picks(words.samples, samples.map((one) => [one, one]), "samples");
    if (offered) log.append(offered);

    if (inline) {
      root.append(box);
    } else {
      const icon = document.createElementNS("http://www.w3.org/2000/svg", "svg");
      const shape = document.createElementNS("http://www.w3.org/2000/svg", "path");
      icon.setAttribute("viewBox", "0 0 24 24");
      icon.setAttribute("aria-hidden", "true");
      shape.setAttribute("d", "M4 3h16a2 2 0 0 1 2 2v11a2 2 0 0 1-2 2H9l-5 4v-4a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2z");
      icon.append(shape);
      const launch = make(
        "button",
        { type: "button", class: `launch ${side}`, "aria-haspopup": "dialog", "aria-expanded": "false" },
        icon,
        data.launcher || words.open,
      );
      // On a telephone the box covers the page, and what is behind it is out of reach.
      const covers = window.matchMedia("(max-width: 480px)");
      const show = (shown) => {
        box.setAttribute("aria-modal", String(covers.matches));
        box.hidden = !shown;
        launch.hidden = shown;
        launch.setAttribute("aria-expanded", String(shown));
        (shown ? input : launch).focus();
      };
      launch.addEventListener("click", () => show(true));
      close.addEventListener("click", () => show(false));
      box.addEventListener("keydown", (event) => {
        if (event.key === "Escape" && !event.isComposing) show(false);
        if (event.key !== "Tab" || !covers.matches) return;
        const edge = event.shiftKey ? close : send;
        if (shadow.activeElement !== edge) return;
        event.preventDefault();
        (event.shiftKey ? send : close).focus();
      });
      box.hidden = true;
      root.append(launch, box);
    }
    shadow.append(root);
    const target = inline ? data.target && document.querySelector(data.target) : document.body;
    if (target) target.append(host);
    else if (inline) script.after(host);
  };

  if (document.body) start();
  else document.addEventListener("DOMContentLoaded", start, { once: true });
})();
