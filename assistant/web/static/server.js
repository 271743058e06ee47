// Calls to our own server: relative addresses, so that the page works below a sub-path too.

// What went wrong, in words for the reader.
export class Trouble extends Error {}

export async function call(address, words, { method = "GET", json, headers = {}, body, signal } = {}) {
  const options = { method, signal, headers: { "Accept-Language": words.language, ...headers } };
  if (json !== undefined) {
    options.body = JSON.stringify(json);
    options.headers["Content-Type"] = "application/json";
  } else if (body !== undefined) {
    options.body = body;
  }
  let response;
  try {
    response = await fetch(new URL(address, document.baseURI), options);
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Trouble(words.ask.offline);
  }
  if (!response.ok) throw new Trouble(await reason(response, words));
  return response;
}

export async function reason(response, words) {
  try {
    const problem = await response.json();
    return problem.detail || words.ask.failed;
  } catch {
    return words.ask.failed;
  }
}

// What is said of a text with more characters than are read.
export function tooLong(sentence, found, limit, { language }) {
  const written = new Intl.NumberFormat(language);
  return sentence.replace("{found}", written.format(found)).replace("{limit}", written.format(limit));
}

// The events of a stream, each {name, data}.
export async function* events(response) {
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let kept = "";
  try {
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return;
      kept += value;
      let end;
      while ((end = kept.indexOf("\n\n")) >= 0) {
        const lines = kept.slice(0, end).split("\n");
        kept = kept.slice(end + 2);
        const of = (field) => lines.find((line) => line.startsWith(field))?.slice(field.length);
        const data = of("data: ");
        if (data !== undefined) yield { name: of("event: ") ?? "message", data: JSON.parse(data) };
      }
    }
  } finally {
    reader.cancel().catch(() => {}); // who stops listening closes the connection
  }
}

export function absolute(address) {
  return new URL(address, document.baseURI).href;
}

// Text of ours or the reader's as an element: never as HTML.
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

export function save(name, kind, content) {
  const address = URL.createObjectURL(new Blob([content], { type: kind }));
  const link = element("a", { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Pages served without TLS have no clipboard but the old one.
    const box = element("textarea", { class: "cchc-hidden", readonly: "" });
    box.value = text;
    document.body.append(box);
    box.select();
    const done = document.execCommand("copy");
    box.remove();
    return done;
  }
}
