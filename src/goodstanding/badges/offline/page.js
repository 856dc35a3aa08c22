// The page: files come in by choice or by drop, in any order; each time the verdict is said anew.

const embedded = (id) => JSON.parse(document.getElementById(id).textContent);
const held = { contexts: embedded("contexts"), dids: {}, lists: {}, badge: null };

// A did.json and a status list are told from a badge by what they hold.
function keep(name, bytes) {
  const found = opened(bytes);
  if (found && "verificationMethod" in found) held.dids[found.id] = found;
  else if (found && [found.type].flat().includes("BitstringStatusListCredential")) held.lists[found.id] = utf8(bytes);
  else held.badge = { name, bytes };
}

function opened(bytes) {
  try {
    return parsed(utf8(bytes));
  } catch {
    return null;
  }
}

async function take(files) {
  for (const file of files) keep(file.name, new Uint8Array(await file.arrayBuffer()));
  await say();
}

async function say() {
  const answer = document.getElementById("answer");
  const { state, sentence } = held.badge
    ? await verdict(held.badge.bytes, held, new Date())
    : { state: "No badge yet", sentence: "Choose the badge file too." };
  document.getElementById("state").textContent = state;
  document.getElementById("sentence").textContent = sentence;
  document.getElementById("files").textContent = [
    `Badge: ${held.badge ? shown(held.badge.name) : "none yet"}`,
    `Keys of: ${Object.keys(held.dids).map(shown).join(", ") || "no issuer yet"}`,
    `Status lists: ${Object.keys(held.lists).map(shown).join(", ") || "none yet"}`,
  ].join("\n");
  answer.className = `answer ${{ Valid: "good", "Could not be checked": "warning", "No badge yet": "warning" }[state] ?? "bad"}`;
  answer.hidden = false;
}

const drop = document.getElementById("drop");
const choice = document.getElementById("choice");
choice.addEventListener("change", () => take(choice.files));
for (const kind of ["dragover", "drop"]) document.addEventListener(kind, (event) => event.preventDefault());
document.addEventListener("dragover", () => drop.classList.add("over"));
document.addEventListener("dragleave", () => drop.classList.remove("over"));
document.addEventListener("drop", (event) => {
  drop.classList.remove("over");
  take(event.dataTransfer.files);
});
for (const text of embedded("documents")) keep("", encoded(text));
