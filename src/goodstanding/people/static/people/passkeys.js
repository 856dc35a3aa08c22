// Passkeys: a form with data-passkey asks the device, and sends what it says. Without the means it stays hidden.
(() => {
  const able = window.PublicKeyCredential?.parseCreationOptionsFromJSON && !/^[\d.]+$|:/.test(location.hostname);
  if (!able) return;
  document.querySelectorAll("[data-passkey-missing]").forEach((words) => { words.hidden = true; });
  document.querySelectorAll("form[data-passkey]").forEach((form) => {
    form.hidden = false;
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const wrong = form.querySelector("[role=alert]");
      wrong.hidden = true;
      try {
        form.elements.credential.value = JSON.stringify(await asked(form));
        form.submit();
      } catch {
        wrong.hidden = false;
      }
    });
  });

  async function asked(form) {
    const headers = { "X-CSRFToken": form.elements.csrfmiddlewaretoken.value, Accept: "application/json" };
    const answer = await fetch(form.dataset.challenge, { method: "POST", headers });
    if (!answer.ok) throw new Error(answer.status);
    const { publicKey } = await answer.json();
    if (form.dataset.passkey === "create") {
      return navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(publicKey) });
    }
    return navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(publicKey) });
  }
})();
