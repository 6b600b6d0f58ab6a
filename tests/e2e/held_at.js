// Run in the page by test_killed.py: counts the steps that the app takes in its store, and holds the page at one of them.
(at) => {
  let steps = 0;
  const step = (name) => {
    if (!sessionStorage.getItem("counting")) return;
    steps += 1;
    if (steps !== at) return;
    console.log(`held: ${name}`);
    for (;;);
  };
  const before = (owner, names) => {
    for (const name of names) {
      const real = owner.prototype[name];
      owner.prototype[name] = function (...given) {
        step(`before ${name} in ${(this.source ?? this).name}`);
        return real.apply(this, given);
      };
    }
  };
  before(IDBObjectStore, ["add", "put", "delete"]);
  before(IDBCursor, ["update", "delete"]);
  const open = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function (...given) {
    const made = open.apply(this, given);
    if (made.mode === "readwrite") made.addEventListener("complete", () => step(`after ${[...made.objectStoreNames]}`));
    return made;
  };
  // The page tells what it shows, and saves by itself: who asked it for that would wait for ever for one that is held.
  const save = () => {
    const button = [...document.querySelectorAll("button")].find((one) => one.textContent === "保存");
    if (button) button.click();
    else setTimeout(save, 50); // its word is another one while a picture is being scaled
  };
  let told = "";
  new MutationObserver(() => {
    const photos = document.querySelectorAll("[data-field=photos] img").length;
    const saved = [...document.querySelectorAll("h1, h2")].some((one) => one.textContent === "存好了");
    const now = saved ? "shown: saved" : `shown: ${photos} photos`;
    if (now === told) return;
    told = now;
    console.log(now);
    if (photos === 2) setTimeout(save);
  }).observe(document, { childList: true, subtree: true });
};
