// Conversations kept in this browser, the newest first; nothing of them is kept on the server.

const KEY = `cchc:conversations:${new URL(".", document.baseURI).pathname}`;
const CURRENT = `${KEY}:current`;
const MOST = 30;

export function conversations() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    if (!Array.isArray(kept)) return [];
    return kept.filter((one) => Array.isArray(one?.exchanges)).map(readable);
  } catch {
    return [];
  }
}

// What another program of this site wrote there must not keep the page from opening.
function readable(conversation) {
  const asked = (one) => typeof one?.question === "string" && ["string", "undefined"].includes(typeof one.kept);
  return { ...conversation, exchanges: conversation.exchanges.filter(asked) };
}

export function keep(conversation) {
  if (!conversation.exchanges.length) return;
  const others = conversations().filter((one) => one.id !== conversation.id);
  for (let most = MOST; most > 0; most = Math.floor(most / 2)) {
    try {
      localStorage.setItem(KEY, JSON.stringify([conversation, ...others].slice(0, most)));
      sessionStorage.setItem(CURRENT, conversation.id);
      return;
    } catch {
      // Full or forbidden: fewer conversations, and at last none.
    }
  }
}

export function remove(id) {
  store(conversations().filter((one) => one.id !== id));
}

export function clear() {
  store([]);
}

export function current() {
  try {
    const id = sessionStorage.getItem(CURRENT);
    return conversations().find((one) => one.id === id);
  } catch {
    return undefined;
  }
}

export function begin() {
  try {
    sessionStorage.removeItem(CURRENT);
  } catch {
    // Storage is forbidden: there is nothing to forget.
  }
  const random = crypto.getRandomValues(new Uint32Array(2));
  return { id: `${Date.now()}-${random[0]}${random[1]}`, when: new Date().toISOString(), exchanges: [] };
}

function store(list) {
  try {
    localStorage.setItem(KEY, JSON.stringify(list));
  } catch {
    // Storage is forbidden: nothing was kept.
  }
}
