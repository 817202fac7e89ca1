// Charts of a page: each place names its kind and the address of its data. Without script the tables beside suffice.
import { CustomChart, GraphChart } from "echarts/charts";
import {
  AriaComponent, DataZoomInsideComponent, DataZoomSliderComponent, GridComponent, TooltipComponent,
} from "echarts/components";
import { init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { contacts } from "./contacts.js";
import { series } from "./series.js";
import { timeline } from "./timeline.js";
import { tokens } from "./tokens.js";

use([CustomChart, GraphChart, GridComponent, TooltipComponent, DataZoomInsideComponent, DataZoomSliderComponent,
  AriaComponent, SVGRenderer]);

const KINDS = { contacts, series, timeline };

async function mount(place) {
  const answer = await fetch(place.dataset.from, { headers: { accept: "application/json" } });
  if (!answer.ok) return;
  const data = await answer.json();
  const kind = KINDS[place.dataset.chart];
  const parts = kind.split ? kind.split(data) : [data];
  for (const part of parts.filter(kind.worth)) draw(place, kind, part);
  if (place.childElementCount) place.closest("section")?.classList.add("has-chart");
}

function draw(place, kind, data) {
  const box = document.createElement("div");
  box.className = "drawn";
  box.style.height = `${kind.height(data)}px`;
  place.hidden = false;
  place.append(box);
  const chart = init(box, null, { renderer: "svg" });
  /* a box without room (hidden, or between two sizes) has no scale: it is painted when it has some */
  const paint = () => chart.getWidth() && chart.getHeight() && chart.setOption({
    animation: false, aria: { enabled: true, description: place.dataset.label ?? "" }, ...kind.option(data, tokens(), chart),
  }, true);
  paint();
  chart.on("click", (event) => kind.opens(event, data));
  new ResizeObserver(() => {
    if (!box.clientWidth) return;
    chart.clear();
    chart.resize({ height: kind.height(data) });
    paint();
  }).observe(box);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", paint);
  for (const radio of document.querySelectorAll('input[name="theme"]')) radio.addEventListener("change", () => setTimeout(paint));
  if (kind.zooms) place.append(buttons(chart, place.dataset));
}

/* zooming by buttons too, for hands without a wheel */
function buttons(chart, words) {
  const row = document.createElement("div");
  row.className = "acts zoom";
  const move = (change) => {
    const { start, end } = chart.getOption().dataZoom[0];
    const [low, high] = change(start, end);
    chart.dispatchAction({ type: "dataZoom", start: Math.max(0, low), end: Math.min(100, high) });
  };
  const steps = [
    ["+", words.nearer, (a, b) => [a + (b - a) / 4, b - (b - a) / 4]], ["−", words.farther, (a, b) => [a - (b - a) / 2, b + (b - a) / 2]],
    ["←", words.earlier, (a, b) => [a - Math.min(a, (b - a) / 3), b - Math.min(a, (b - a) / 3)]],
    ["→", words.later, (a, b) => [a + Math.min(100 - b, (b - a) / 3), b + Math.min(100 - b, (b - a) / 3)]],
    ["×", words.all, () => [0, 100]],
  ];
  for (const [sign, name, change] of steps) {
    const button = document.createElement("button");
    Object.assign(button, { type: "button", className: "btn", textContent: sign, title: name });
    button.setAttribute("aria-label", name);
    button.addEventListener("click", () => move(change));
    row.append(button);
  }
  return row;
}

for (const place of document.querySelectorAll("[data-chart]")) mount(place);
