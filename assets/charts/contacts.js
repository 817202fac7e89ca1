// Who meets whom: those asked about in the middle, the others around them by how often; width of a line is number of meetings.
import { tooltip } from "./tokens.js";

const TURN = Math.PI * 2;

function places(nodes, width, height) {
  const middle = nodes.filter((node) => node.centre), around = nodes.filter((node) => !node.centre);
  const at = new Map();
  middle.forEach((node, n) => at.set(node.id, [width / 2 + (n - (middle.length - 1) / 2) * 150, height / 2]));
  around.forEach((node, n) => {
    const angle = (n / around.length) * TURN - TURN / 4;
    const far = around.length > 10 && n % 2 ? 0.72 : 1;
    at.set(node.id, [width / 2 + Math.cos(angle) * (width / 2 - 110) * far, height / 2 + Math.sin(angle) * (height / 2 - 44) * far]);
  });
  return at;
}

/* unseen nodes in two corners: what lies between them keeps its places, and circles stay circles */
const corners = (chart) => [[0, 0], [chart.getWidth(), chart.getHeight()]].map(([x, y], n) => ({
  id: `corner${n}`, name: "", x, y, fixed: true, symbolSize: 0.01, silent: true, label: { show: false },
}));

export const contacts = {
  zooms: false,
  worth: (data) => data.nodes.length > 3,
  height: (data) => (data.nodes.length > 8 ? 460 : 320),
  opens: ({ data }) => { if (data?.href) location.assign(data.href); },
  option(data, t, chart) {
    const at = places(data.nodes, chart.getWidth(), chart.getHeight());
    const most = Math.max(...data.ties.map((tie) => tie.events));
    const middle = new Set(data.nodes.filter((node) => node.centre).map((node) => node.id));
    const name = new Map(data.nodes.map((node) => [node.id, node.name]));
    return {
      tooltip: { trigger: "item", ...tooltip(t, ({ data: d }) => d.tip) },
      series: [{
        type: "graph", layout: "none", left: 0, right: 0, top: 0, bottom: 0, roam: false, cursor: "pointer",
        label: { show: true, position: "bottom", color: t.ink, fontFamily: t.font, fontSize: 14, formatter: ({ name: n }) => n },
        labelLayout: { hideOverlap: true }, emphasis: { focus: "adjacency" },
        data: [...corners(chart), ...data.nodes.map((node) => ({
          id: node.id, name: node.name, x: at.get(node.id)[0], y: at.get(node.id)[1], fixed: true, href: node.href,
          symbolSize: node.centre ? 30 : 9 + 15 * Math.sqrt(node.events / most), tip: [node.name, node.told],
          itemStyle: { color: node.centre ? t.event : t.eventPale, borderColor: t.event, borderWidth: 2 },
          label: node.centre ? { fontWeight: 600 } : {},
        }))],
        links: data.ties.map((tie) => ({
          source: tie.one, target: tie.other, tip: [`${name.get(tie.one)} – ${name.get(tie.other)}`, tie.told],
          /* meetings among the others stand back, and bend round the middle */
          lineStyle: middle.has(tie.one) || middle.has(tie.other)
            ? { color: t.edge, width: 1 + (5 * tie.events) / most, opacity: 0.9, curveness: 0 }
            : { color: t.edge, width: 1 + (2 * tie.events) / most, opacity: middle.size ? 0.35 : 0.75, curveness: middle.size ? 0.22 : 0 },
        })),
      }],
    };
  },
};
