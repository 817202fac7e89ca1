/* Small things that only save a reload or a reach: all of them work without script, as links and forms. */
(() => {
  const drawer = document.getElementById("drawer");
  let opener = null;

  document.body.addEventListener("htmx:beforeRequest", (event) => { if (event.detail.target === drawer) opener = event.detail.elt; });
  document.body.addEventListener("htmx:afterSwap", (event) => {
    if (event.detail.target !== drawer) return;
    const open = drawer.querySelector(".drawer");
    if (open) { open.classList.add("drawer--open"); open.focus(); told(open.id.slice(2)); }
  });
  /* an open drawer is in the address, so that a link to one figure opens with its words */
  const told = (fact) => {
    const here = new URL(location.href);
    if (fact) here.searchParams.set("words", fact); else here.searchParams.delete("words");
    history.replaceState(null, "", here);
  };
  const wanted = new URLSearchParams(location.search).get("words");
  if (drawer && wanted && /^\w{2,40}$/.test(wanted)) htmx.ajax("GET", `/facts/${wanted}/words`, { target: "#drawer", swap: "innerHTML" });
  const close = () => {
    if (!drawer || !drawer.firstChild) return false;
    drawer.replaceChildren();
    told("");
    if (opener) opener.focus();
    return true;
  };
  document.addEventListener("click", (event) => {
    if (event.target.closest("#drawer [data-close]")) { event.preventDefault(); close(); }
    const link = event.target.closest("[data-copy]");
    if (link && navigator.clipboard) { event.preventDefault(); copy(link.href, link); }
    const print = event.target.closest("[data-print]");
    if (print) { event.preventDefault(); window.print(); }
  });

  /* a link is copied and says so; without a clipboard it is a link as any other */
  const copy = (address, link) => navigator.clipboard.writeText(address).then(() => {
    const said = link.textContent;
    link.textContent = link.dataset.copy;
    setTimeout(() => { link.textContent = said; }, 2500);
  }, () => location.assign(address));

  /* the theme is a radio button; it is remembered here */
  const kept = localStorage.getItem("theme");
  for (const radio of document.querySelectorAll('input[name="theme"]')) {
    if (radio.id === kept) radio.checked = true;
    radio.addEventListener("change", () => localStorage.setItem("theme", radio.id));
  }

  /* one switch for all keys of a single letter */
  const keys = document.getElementById("keys-on");
  if (keys) {
    keys.checked = localStorage.getItem("keys") !== "off";
    keys.addEventListener("change", () => localStorage.setItem("keys", keys.checked ? "on" : "off"));
  }

  /* words selected in an article go into the form that points out what was missed; places count code points */
  const point = document.getElementById("point");
  const letters = (text) => [...text].length;
  const place = (range) => {
    const runs = [...document.querySelectorAll(".prose [data-at]")].filter((run) => range.intersectsNode(run));
    if (!runs.length) return null;
    const inside = (run, node, offset) => {
      const before = document.createRange();
      before.setStart(run, 0);
      before.setEnd(node, offset);
      return Number(run.dataset.at) + letters(before.toString());
    };
    const first = runs[0], last = runs[runs.length - 1];
    const start = first.contains(range.startContainer) ? inside(first, range.startContainer, range.startOffset) : Number(first.dataset.at);
    const end = last.contains(range.endContainer) ? inside(last, range.endContainer, range.endOffset) : Number(last.dataset.at) + letters(last.textContent);
    const text = runs.map((run, number) => {
      const from = number ? 0 : start - Number(run.dataset.at);
      const to = run === last ? end - Number(run.dataset.at) : undefined;
      const gap = number && Number(run.dataset.at) > Number(runs[number - 1].dataset.at) + letters(runs[number - 1].textContent) ? "\n" : "";
      return gap + [...run.textContent].slice(from, to).join("");
    }).join("");
    return { start, end, text };
  };
  if (point) document.addEventListener("selectionchange", () => {
    const chosen = getSelection();
    if (!chosen.rangeCount || chosen.isCollapsed || point.contains(document.activeElement)) return;
    const found = place(chosen.getRangeAt(0));
    if (!found || !found.text.trim()) return;
    point.hidden = false;
    for (const name of ["start", "end"]) point.elements[name].value = found[name];
    point.elements.chosen.value = found.text;
    document.getElementById("point-words").textContent = found.text.trim();
  });

  /* what is too large is said before it is sent: a server that refuses it midway can't say anything */
  const adding = document.getElementById("adding");
  if (adding) adding.addEventListener("submit", (event) => {
    const sent = [...adding.elements.files.files].reduce((sum, file) => sum + file.size, 0) + 4 * adding.elements.text.value.length;
    const large = sent > Number(adding.dataset.most);
    const told = adding.querySelector(".large");
    told.hidden = !large;
    if (large) { event.preventDefault(); told.scrollIntoView({ block: "center" }); }
    else adding.querySelector(".btn--main").disabled = true;
  });
  window.addEventListener("pageshow", () => { const sent = adding?.querySelector(".btn--main"); if (sent) sent.disabled = false; });

  /* on a telephone the line of sections is longer than the screen: the one that is open is in sight */
  const line = document.querySelector(".nav ul");
  const at = line?.querySelector("[aria-current]");
  if (at) line.scrollLeft = at.offsetLeft - (line.clientWidth - at.offsetWidth) / 2;

  /* the case waits for a key, the list behind it does not jump */
  document.getElementById("case")?.focus({ preventScroll: true });

  /* rows: each has a chip with its words, or a link; the row that has the focus is the one that keys start from */
  const rows = () => [...document.querySelectorAll(".rows > li, main table tbody tr, main .lines > li, .margin > li, .places > li, .queue > li")]
    .map((row) => row.querySelector(".chip") || row.querySelector("a[href]")).filter((link) => link && link.offsetParent);
  const move = (step) => {
    const links = rows();
    const open = drawer && drawer.firstChild;
    const here = links.indexOf(open && opener ? opener : links.find((link) => link.closest("li, tr").contains(document.activeElement)));
    const next = links[here < 0 ? (step > 0 ? 0 : links.length - 1) : here + step];
    if (!next) return;
    next.focus();
    next.scrollIntoView({ block: "nearest" });
    if (open && next.matches(".chip")) next.click();
  };
  const inRow = () => (drawer && drawer.firstChild) || document.activeElement.closest(".rows > li, tbody tr, .lines > li, .margin > li, .places > li, .queue > li");
  const say = (text) => {
    const toast = document.getElementById("toast");
    toast.textContent = text;
    toast.hidden = false;
    setTimeout(() => { toast.hidden = true; }, 2500);
  };

  /* keys: physical ones for shortcuts (a Russian layout has no slash where English has it), letters for judgements */
  let going = 0;
  const places = { KeyT: "/", KeyP: "/countries", KeyC: "/calendar", KeyJ: "/judge" };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) {
      if ((event.ctrlKey || event.metaKey) && event.code === "KeyK") { event.preventDefault(); document.getElementById("q")?.focus(); }
      return;
    }
    if (event.key === "Escape" && close()) return;
    if (event.target.closest("input, textarea, select") || localStorage.getItem("keys") === "off") return;
    if (event.key === "?" || (event.code === "Slash" && event.shiftKey)) { event.preventDefault(); location.assign("/help#keys"); return; }
    if (event.code === "Slash") { event.preventDefault(); document.getElementById("q")?.focus(); return; }
    /* after G a letter leads on and decides nothing: in a Russian layout the key J types «о» */
    if (event.code === "KeyG") going = Date.now();
    else if (Date.now() - going < 1200 && places[event.code]) { going = 0; event.preventDefault(); location.assign(places[event.code]); return; }
    const decide = [...document.querySelectorAll("[data-keys]")].find((b) => b.dataset.keys.split(" ").includes(event.key.toLowerCase()));
    const idle = event.target === document.body || event.target.closest("#case, .read");
    if (decide && !decide.disabled && idle) { event.preventDefault(); decide.click(); return; }
    if (event.code === "KeyJ" || event.code === "KeyK") { move(event.code === "KeyJ" ? 1 : -1); return; }
    if ((event.code === "ArrowDown" || event.code === "ArrowUp") && inRow()) { event.preventDefault(); move(event.code === "ArrowDown" ? 1 : -1); return; }
    if (event.code === "KeyL" && navigator.clipboard) { navigator.clipboard.writeText(location.href).then(() => say(document.getElementById("toast").dataset.copied)); return; }
    if (event.code === "KeyP") window.print();
  });
})();
