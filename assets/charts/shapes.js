// The grammar of certainty: one drawing for each bound, and nowhere a second.
const STEP = 6;

/* hatching of a box by diagonals, each cut at its edges; `fade` lets it thin out upwards or to the left */
export function hatch({ x, y, width, height }, colour, fade = "") {
  const stroke = !fade ? colour : {
    type: "linear", global: true, x, y, x2: fade === "left" ? x + width : x, y2: fade === "up" ? y + height : y,
    colorStops: [{ offset: 0, color: colour.replace("rgb(", "rgba(").replace(")", ", 0)") }, { offset: 1, color: colour }],
  };
  const lines = [];
  for (let k = STEP; k < width + height; k += STEP) {
    const [x1, y2] = [Math.min(k, width), Math.min(k, height)];
    const shape = { x1: x + x1, y1: y + k - x1, x2: x + k - y2, y2: y + y2 };
    lines.push({ type: "line", shape, style: { stroke, lineWidth: 1.5 }, silent: true });
  }
  return lines;
}

const rect = (shape, style) => ({ type: "rect", shape, style });

/* a column from the axis up to a value */
export function column(box, shape, t) {
  const { x, y, width, height } = box;
  if (shape === "most") {
    return [rect(box, { fill: t.paper, stroke: t.figure, lineWidth: 1.5 }), ...hatch(box, t.figure),
      rect({ x, y: y - 2, width, height: 5 }, { fill: t.figure })];
  }
  if (shape === "about") {
    return [rect(box, { fill: t.figurePale }), rect({ x, y: y - 1, width, height: 3 }, { fill: t.figure }),
      rect({ x, y: y + Math.min(10, height / 3), width, height: 3 }, { fill: t.figure })];
  }
  if (shape === "calc") return [rect(box, { fill: "transparent", stroke: t.figure, lineWidth: 2, lineDash: [5, 4] })];
  const solid = [rect(box, { fill: t.figure, stroke: t.paper, lineWidth: 1 })];
  return shape === "least" ? [...solid, ...hatch({ x, y: y - 24, width, height: 24 }, t.figure, "up")] : solid;
}

export const diamond = (x, y, t, size = 7) => ({
  type: "polygon", shape: { points: [[x, y - size], [x + size, y], [x, y + size], [x - size, y]] },
  style: { fill: t.paper, stroke: t.ink, lineWidth: 2 },
});

/* two values that sources give: hollow rings joined by a line */
export function rings(x, ys, t) {
  const line = { type: "line", shape: { x1: x, y1: Math.min(...ys), x2: x, y2: Math.max(...ys) }, style: { stroke: t.warn, lineWidth: 2 } };
  const ring = (y) => ({ type: "circle", shape: { cx: x, cy: y, r: 5 }, style: { fill: t.paper, stroke: t.warn, lineWidth: 2 } });
  return [line, ...ys.map(ring)];
}

export const label = (x, y, text, t, more = {}) => ({
  type: "text", silent: true,
  style: { x, y, text, fill: t.ink, font: `400 14px ${t.font}`, verticalAlign: "middle", ...more },
});
