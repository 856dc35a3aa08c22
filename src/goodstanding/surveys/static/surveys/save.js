const form = document.forms.survey, line = document.querySelector(".line"), note = document.createElement("output");
let due = 0, busy = false;
async function save() {
  clearTimeout(due);
  due = 0;
  if (busy) return void (due = setTimeout(save, 300));
  busy = true;
  let kept = false;
  try {
    const fields = new URLSearchParams(new FormData(form));
    kept = (await fetch(form.dataset.save, { method: "POST", body: fields, keepalive: true })).status === 204;
  } catch { }
  busy = false;
  note.textContent = kept ? form.dataset.saved : form.dataset.unsaved;
}
form.addEventListener("change", ({ target }) => {
  target.closest(".question, .field").append(note);
  line.value = form.querySelectorAll('[name^="item-"]:checked').length;
  clearTimeout(due);
  due = setTimeout(save, 300);
});
form.addEventListener("submit", () => due = clearTimeout(due));
addEventListener("pagehide", () => due && save());
