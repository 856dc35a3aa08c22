// The page: files come in by choice or by drop, in any order; each time it is said anew what holds.

const held = JSON.parse(document.getElementById("files").textContent).map((text, number) => ({ name: `inside ${number + 1}`, text }));
const given = new Map();
const SIGNS = new Map([[true, "good"], [false, "bad"], [null, "warning"]]);

async function take(files) {
  for (const file of files) given.set(file.name, await file.text());
  await say();
}

async function say() {
  const { state, findings } = await verdict([...held, ...[...given].map(([name, text]) => ({ name, text }))]);
  document.getElementById("state").textContent = state;
  const lines = findings.map(([holds, sentence]) => {
    const line = document.createElement("li");
    line.className = sentence.startsWith(UNSIGNED) ? "said" : SIGNS.get(holds);
    line.textContent = sentence;
    return line;
  });
  document.getElementById("findings").replaceChildren(...lines);
  const answer = document.getElementById("answer");
  answer.className = `answer ${{ Holds: "good", "Does not hold": "bad" }[state] ?? "warning"}`;
  answer.hidden = false;
}

const drop = document.getElementById("drop");
const choice = document.getElementById("choice");
choice.addEventListener("change", () => take(choice.files));
document.getElementById("again").addEventListener("click", () => {
  given.clear();
  choice.value = "";
  document.getElementById("answer").hidden = true;
});
for (const kind of ["dragover", "drop"]) document.addEventListener(kind, (event) => event.preventDefault());
document.addEventListener("dragover", () => drop.classList.add("over"));
document.addEventListener("dragleave", () => drop.classList.remove("over"));
document.addEventListener("drop", (event) => {
  drop.classList.remove("over");
  take(event.dataTransfer.files);
});
