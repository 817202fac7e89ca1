// Writes what the page carries: charts.js, world.svg with world.csv beside it, and axe for the tests.
import { build } from "esbuild";
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { geoEqualEarth, geoPath } from "d3-geo";
import { feature } from "topojson-client";

const load = createRequire(import.meta.url);
const STATIC = "../src/communique/web/static";
const licence = (name) => readFileSync(`node_modules/${name}/LICENSE`, "utf8");

await build({
  entryPoints: ["charts/index.js"], bundle: true, minify: true, format: "iife", target: "es2022",
  outfile: `${STATIC}/charts.js`, legalComments: "none",
  banner: { js: "/* Apache ECharts (Apache-2.0) and zrender (BSD-3-Clause), parts of them: see LICENSE-echarts.txt */" },
});
writeFileSync(`${STATIC}/LICENSE-echarts.txt`, `${licence("echarts")}\n\n--- zrender\n\n${licence("zrender")}`);

// The world: Natural Earth by world-atlas, 1:110m; what is too small for it has a dot, from 1:50m. Equal Earth, cut at 169° W.
const WIDE = 960, HIGH = 470, SMALL = 5;
const codes = load("i18n-iso-countries/codes.json");
const alpha2 = new Map(codes.map(([two, , number]) => [number.padStart(3, "0"), two]));
const atlas = JSON.parse(readFileSync("node_modules/world-atlas/countries-50m.json", "utf8"));
const coarse = JSON.parse(readFileSync("node_modules/world-atlas/countries-110m.json", "utf8"));
const here = (one) => one.properties.name !== "Antarctica";
const shapes = feature(atlas, atlas.objects.countries).features.filter(here);
const rough = new Map(feature(coarse, coarse.objects.countries).features.map((one) => [one.id ?? one.properties.name, one]));
const projection = geoEqualEarth().rotate([-11, 0]).fitSize([WIDE, HIGH], { type: "FeatureCollection", features: shapes });
const path = geoPath(projection).digits(1);
const rows = [], drawn = [];
for (const shape of shapes) {
  const code = alpha2.get(shape.id);
  const [[left, top], [right, bottom]] = path.bounds(shape);
  const [x, y] = path.centroid(shape);
  const drawing = rough.get(shape.id ?? shape.properties.name);
  const line = drawing ? path(drawing) : "";
  if (!code) { if (line) drawn.push(`<path d="${line}"/>`); continue; }
  const tiny = !line || Math.max(right - left, bottom - top) < SMALL;
  const dot = tiny ? `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="2.4"/>` : "";
  drawn.push(`<g id="${code}">${line && `<path d="${line}"/>`}${dot}</g>`);
  rows.push([code, left, top, right, bottom, x, y].map((n) => (typeof n === "number" ? n.toFixed(1) : n)).join(","));
}
writeFileSync(`${STATIC}/world.svg`,
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDE} ${HIGH}"><g id="land">${drawn.join("")}</g></svg>\n`);
writeFileSync("../src/communique/report/static/world.csv",
  `code,left,top,right,bottom,x,y\n${rows.sort().join("\n")}\n`);
writeFileSync(`${STATIC}/LICENSE-world.txt`, `Shapes: Natural Earth (public domain), by world-atlas:\n\n${readFileSync("node_modules/world-atlas/LICENSE", "utf8")}`);

cpSync("node_modules/axe-core/axe.min.js", "../tests/web/axe.min.js");
