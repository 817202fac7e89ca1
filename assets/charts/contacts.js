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
    at.set(node.id, [width / 2 + Math.cos(angle) * (width / 2 - 110) * far, height / 2 + Math.sin(angle) * (height / 2 - 40) * far]);
  });
  return at;
}

export const contacts = {
  zooms: false,
  worth: (data) => data.nodes.length > 2,
  height: (data) => (data.nodes.length > 8 ? 460 : 320),
  opens: ({ data }) => { if (data?.href) location.assign(data.href); },
  option(data, t, chart) {
    const at = places(data.nodes, chart.getWidth(), chart.getHeight());
    const most = Math.max(...data.ties.map((tie) => tie.events));
    const name = new Map(data.nodes.map((node) => [node.id, node.name]));
    return {
      tooltip: { trigger: "item", ...tooltip(t, ({ data: d }) => d.tip) },
      series: [{
        type: "graph", layout: "none", left: 96, right: 96, top: 24, bottom: 40, roam: false, cursor: "pointer",
        label: { show: true, position: "bottom", color: t.ink, fontFamily: t.font, fontSize: 14, formatter: ({ name: n }) => n },
        labelLayout: { hideOverlap: true }, emphasis: { focus: "adjacency" },
        data: data.nodes.map((node) => ({
          id: node.id, name: node.name, x: at.get(node.id)[0], y: at.get(node.id)[1], fixed: true, href: node.href,
          symbolSize: node.centre ? 30 : 9 + 15 * Math.sqrt(node.events / most), tip: [node.name, node.told],
          itemStyle: { color: node.centre ? t.event : t.eventPale, borderColor: t.event, borderWidth: 2 },
          label: node.centre ? { fontWeight: 600 } : {},
        })),
        links: data.ties.map((tie) => ({
          source: tie.one, target: tie.other, tip: [`${name.get(tie.one)} – ${name.get(tie.other)}`, tie.told],
          lineStyle: { color: t.edge, width: 1 + (5 * tie.events) / most, opacity: 0.75, curveness: 0 },
        })),
      }],
    };
  },
};
