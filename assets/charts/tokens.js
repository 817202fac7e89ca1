// Colours and fonts as the style sheet has them now, in the theme of the moment.
const NAMES = ["ink", "ink-2", "ink-3", "rule", "edge", "paper", "sheet", "figure", "figure-s", "event", "event-s", "office", "warn"];

export function tokens() {
  const probe = document.createElement("i");
  document.body.append(probe);
  const found = { font: getComputedStyle(document.body).fontFamily };
  for (const name of NAMES) {
    probe.style.color = `var(--${name})`;
    found[name.replace("-s", "Pale").replace("-2", "2").replace("-3", "3")] = getComputedStyle(probe).color;
  }
  probe.remove();
  return found;
}

export const DAY = 86400000;
export const at = (iso) => Date.parse(`${iso}T00:00:00Z`);

/* the words of a fact in the drawer, as a chip opens them */
export function open(fact) {
  if (fact) window.htmx?.ajax("GET", `/facts/${encodeURIComponent(fact)}/words`, { target: "#drawer", swap: "innerHTML" });
}

/* what articles say is text, never markup */
export function tip(lines, t) {
  const box = document.createElement("div");
  for (const [n, line] of lines.filter(Boolean).entries()) {
    const row = document.createElement(n ? "div" : "b");
    row.textContent = line;
    row.style.display = "block";
    box.append(row);
  }
  box.style.cssText = `max-width:22rem;white-space:normal;color:${t.ink}`;
  return box;
}

export const tooltip = (t, lines) => ({
  confine: true, backgroundColor: t.sheet, borderColor: t.edge, borderRadius: 3, extraCssText: "box-shadow:none",
  textStyle: { fontFamily: t.font, fontSize: 14, color: t.ink }, formatter: (event) => tip(lines(event), t),
});

export const timeAxis = (t, span) => ({
  type: "time", min: span[0], max: span[1], axisLine: { lineStyle: { color: t.ink } }, axisTick: { show: false },
  splitLine: { show: true, lineStyle: { color: t.rule } }, minInterval: 28 * DAY,
  axisLabel: { color: t.ink3, fontFamily: t.font, fontSize: 14, hideOverlap: true, formatter: stamp },
});

/* 2025 at the beginning of a year, 03.2025 within it: the same in all three languages */
function stamp(when) {
  const day = new Date(when);
  const month = String(day.getMonth() + 1).padStart(2, "0");
  if (day.getDate() > 1) return `${String(day.getDate()).padStart(2, "0")}.${month}`;
  return month === "01" ? String(day.getFullYear()) : `${month}.${day.getFullYear()}`;
}

export const zoom = (t) => [
  { type: "slider", height: 22, bottom: 4, showDetail: false, brushSelect: false, borderColor: t.rule, fillerColor: t.eventPale,
    backgroundColor: "transparent", dataBackground: { lineStyle: { opacity: 0 }, areaStyle: { opacity: 0 } },
    selectedDataBackground: { lineStyle: { opacity: 0 }, areaStyle: { opacity: 0 } },
    handleStyle: { color: t.sheet, borderColor: t.edge }, moveHandleStyle: { color: t.edge }, filterMode: "none" },
  { type: "inside", zoomOnMouseWheel: "ctrl", moveOnMouseWheel: false, filterMode: "none" },
];
