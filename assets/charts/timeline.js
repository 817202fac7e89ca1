// Events on lanes: a dot is a day, a frame a month or year, hatching with a thick end «not later than».
import { hatch, label } from "./shapes.js";
import { DAY, at, open, timeAxis, tooltip, zoom } from "./tokens.js";

const ROW = 24, ROWS = 3, LETTER = 7.1;

function mark(item, x, right, y, t) {
  if (item.shape === "by") {
    const box = { x: x - 48, y: y - 6, width: 48, height: 12 };
    return [...hatch(box, t.event, "left"), { type: "rect", shape: { x: x - 2, y: y - 7, width: 5, height: 14 }, style: { fill: t.event } },
      { type: "rect", shape: box, style: { fill: "transparent" } }];
  }
  if (item.shape === "span") {
    const box = { x, y: y - 6, width: Math.max(10, right - x), height: 12 };
    return [{ type: "rect", shape: box, style: { fill: t.eventPale, stroke: t.event, lineWidth: 2 } }];
  }
  const ring = item.status === "planned" || item.status === "postponed";
  if (item.status === "cancelled") {
    const cross = (a, b) => ({ type: "line", shape: { x1: x - 5, y1: y + a, x2: x + 5, y2: y + b }, style: { stroke: t.event, lineWidth: 2 } });
    return [cross(-5, 5), cross(5, -5), { type: "circle", shape: { cx: x, cy: y, r: 7 }, style: { fill: "transparent" } }];
  }
  return [{ type: "circle", shape: { cx: x, cy: y, r: 6 }, style: { fill: ring ? t.paper : t.event, stroke: t.event, lineWidth: 2 } }];
}

/* the first row of the lane where mark and label touch nothing; past the last row only the mark is drawn */
function placed(context, lane, low, high) {
  const taken = ((context.taken ??= {})[lane] ??= []);
  for (let row = 0; row < ROWS; row++) {
    const ends = (taken[row] ??= []);
    if (ends.every(([a, b]) => high < a || low > b)) { ends.push([low, high]); return row; }
  }
  return -1;
}

export const timeline = {
  zooms: true,
  worth: (data) => data.items.length > 1,
  height: (data) => data.lanes.length * (ROW * ROWS + 12) + 84,
  opens: ({ data }) => open(data?.fact),
  option(data, t, chart) {
    const items = [...data.items].sort((a, b) => at(b.first) - at(a.first));
    const days = items.flatMap((item) => [at(item.first), at(item.last)]);
    const [low, high] = [Math.min(...days), Math.max(...days)];
    const room = Math.max(45 * DAY, (high - low) * 0.06);
    const draw = (params, api) => {
      const item = items[params.dataIndex];
      const [x, middle] = api.coord([at(item.first), item.lane]);
      const [right] = api.coord([at(item.last), item.lane]);
      const { x: edge, width } = params.coordSys;
      if (right < edge || x > edge + width) return null;
      const text = item.label.length * LETTER + 14;
      const left = Math.max(x, right) + text > edge + width;
      const row = placed(params.context, item.lane, left ? x - text : x - (item.shape === "by" ? 50 : 8), left ? right + 8 : right + text);
      /* no room for the words: the mark alone, where it covers none */
      const alone = row < 0 ? placed(params.context, item.lane, x - 8, right + 8) : row;
      const y = middle + (Math.max(alone, 0) - 1) * ROW;
      const children = mark(item, x, right, y, t);
      if (row >= 0) children.push(label(left ? Math.max(edge, x - (item.shape === "by" ? 54 : 11)) : right + 11, y, item.label, t, { align: left ? "right" : "left" }));
      return { type: "group", children };
    };
    return {
      grid: { left: 8, right: 16, top: 8, bottom: 62, containLabel: true },
      tooltip: { trigger: "item", ...tooltip(t, ({ data: d }) => d.tip) },
      xAxis: timeAxis(t, [low - room, high + room]),
      yAxis: {
        type: "category", inverse: true, data: data.lanes, axisTick: { show: false }, axisLine: { show: false },
        splitLine: { show: true, lineStyle: { color: t.rule } },
        axisLabel: { color: t.ink3, fontFamily: t.font, fontSize: 15, show: chart.getWidth() > 560 },
      },
      dataZoom: zoom(t),
      series: [{
        type: "custom", renderItem: draw, clip: true, encode: { x: 0, y: 1 },
        data: items.map((item) => ({ value: [at(item.first), item.lane], fact: item.fact, tip: [item.title, item.when, item.told] })),
      }],
    };
  },
};
