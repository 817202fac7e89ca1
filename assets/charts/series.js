// Figures of one indicator over time: a column as wide as its period, from zero; targets as hollow diamonds.
import { column, diamond, label, rings } from "./shapes.js";
import { DAY, at, open, timeAxis, tooltip, zoom } from "./tokens.js";

const LETTER = 7.4, WIDEST = 72;
const end = (mark) => at(mark.last) + DAY;
const long = (mark) => end(mark) - at(mark.first);

function span(data) {
  const days = [...data.marks.flatMap((one) => [at(one.first), end(one)]), ...data.aims.flatMap((one) => (one.by ? [at(one.by)] : []))];
  const [low, high] = [Math.min(...days), Math.max(...days)];
  const room = Math.max(60 * DAY, (high - low) * 0.04);
  return [low - room, high + room];
}

/* as wide as its period, but no slab: a long period stays a line on the axis under a narrower column */
function drawColumn(mark, t) {
  return (params, api) => {
    const [from, bottom] = api.coord([at(mark.first), 0]);
    const [to, top] = api.coord([end(mark), mark.value]);
    const width = Math.min(WIDEST, Math.max(4, to - from - 1)), middle = (from + to) / 2;
    const box = { x: middle - width / 2, y: top, width, height: bottom - top };
    const children = column(box, mark.shape, t);
    if (to - from > width + 2) children.push({ type: "rect", shape: { x: from + 1, y: bottom - 2, width: to - from - 2, height: 4 }, style: { fill: t.figure } });
    const rivals = mark.rivals.map((rival) => [api.coord([0, rival.value])[1], rival.words]);
    if (rivals.length) children.push(...rings(middle, rivals.map(([y]) => y), t));
    for (const [y, words] of rivals) children.push(label(middle + 12 + width / 2, y, words, t));
    const above = top - (mark.shape === "least" ? 34 : 12);
    if (!rivals.length && mark.words.length * LETTER < Math.max(width, to - from) + 70) {
      children.push(label(middle, above, mark.words, t, { align: "center" }));
    }
    return { type: "group", children };
  };
}

function drawAim(aim, t) {
  return (params, api) => {
    const { x, width } = params.coordSys;
    const [, y] = api.coord([0, aim.value]);
    const where = aim.by ? Math.min(x + width, api.coord([at(aim.by), 0])[0]) : x + width;
    const line = { type: "line", shape: { x1: x, y1: y, x2: x + width, y2: y }, style: { stroke: t.ink, lineWidth: 1.5, lineDash: [2, 4] } };
    const words = label(x + 6, y - 11, aim.words, t, { font: `600 14px ${t.font}` });
    return { type: "group", children: [line, diamond(where, y, t), words] };
  };
}

const one = (draw, id, marks) => ({
  type: "custom", name: id, renderItem: draw, data: marks, z: 3, clip: false,
});

export const series = {
  zooms: true,
  split: (data) => data.series,
  worth: (data) => data.marks.length > 0,
  height: () => 360,
  opens: ({ data }) => open(data?.fact),
  option(data, t) {
    /* the widest periods first, so that a quarter stands before its year */
    const marks = [...data.marks].sort((a, b) => long(b) - long(a));
    return {
      grid: { left: 8, right: 24, top: 40, bottom: 58, containLabel: true },
      tooltip: { trigger: "item", ...tooltip(t, ({ data: d }) => d.tip) },
      xAxis: timeAxis(t, span(data)),
      yAxis: {
        type: "value", min: 0, max: data.top * 1.15, name: data.unit, nameTextStyle: { color: t.ink3, fontFamily: t.font, fontSize: 14, align: "left" },
        axisLabel: { color: t.ink3, fontFamily: t.font, fontSize: 14, formatter: (n) => (n <= data.top ? String(n).replace(".", data.decimal) : "") },
        splitLine: { lineStyle: { color: t.rule } }, splitNumber: 4, interval: data.top / 4,
      },
      dataZoom: zoom(t),
      series: [
        ...marks.map((mark) => one(drawColumn(mark, t), mark.fact,
          [{ value: [at(mark.first), mark.value], fact: mark.fact, tip: [`${mark.label}: ${mark.words}`, data.title, mark.told] }])),
        ...data.aims.map((aim) => one(drawAim(aim, t), aim.fact,
          [{ value: [aim.by ? at(aim.by) : span(data)[1], aim.value], fact: aim.fact, tip: [aim.words, data.title] }])),
      ],
    };
  },
};
