// The honest figures: the detector against exact boxes, the recommender against popularity.
import {count, get, h, percent, shortName, show, time} from "./api.js";

export function loadDetector() {
  return show(document.getElementById("detector-body"), async () => {
    const metrics = (await get("/v1/detection-metrics")).metrics.filter(row => row.iou_threshold === 0.5);
    if (metrics.length === 0) {
      return h("p", {class: "notice"}, "Nothing has been measured yet.");
    }
    // The root class stands for all together: no class has more objects.
    const [total, ...classes] = metrics;
    return [
      h("div", {class: "figures"}, figure(percent(total.precision), "precision, all classes"), figure(percent(total.recall), "recall, all classes")),
      h("p", {class: "faint small"}, `${total.model} ${total.model_version}, trained on photographs, against the renderer's exact boxes at IoU 0.5: ${count(total.matches)} of ${count(total.detections)} detections met one of ${count(total.truths)} visible objects.`),
      h("div", {class: "scroll"}, h("table", {},
        h("thead", {}, h("tr", {}, ...["Class", "Objects", "Precision", "Recall"].map((name, i) => h("th", {scope: "col", class: i > 0 ? "number" : undefined}, name)))),
        h("tbody", {}, ...classes.map(row => h("tr", {}, h("td", {}, shortName(row.class_iri)), h("td", {class: "number"}, count(row.truths)), share(row.precision, row.detections), share(row.recall, row.truths)))))),
    ];
  });
}

function share(value, of) {
  if (of === 0) {
    return h("td", {class: "number faint"}, "–");
  }
  return h("td", {class: "number"}, percent(value), bar("cell-bar", value));
}

function bar(kind, value) {
  const fill = h("i");
  fill.style.width = `${Math.min(100, 100 * value)}%`;
  return h("span", {class: kind, "aria-hidden": "true"}, fill);
}

function figure(value, words) {
  return h("div", {class: "figure"}, h("b", {}, value), h("span", {class: "faint small"}, words));
}

/** What a glance needs of the many metrics in /v1/releases, the most telling first. */
const mainMetrics = ["ndcg@10", "recall@20", "hit_rate@10", "map@10", "mrr@10", "coverage@10"];

export function loadRecommender() {
  const line = document.getElementById("release");
  return show(document.getElementById("recommender-body"), async () => {
    const {live, problem, evaluations, releases} = await get("/v1/releases");
    if (live === undefined) {
      line.textContent = "No release yet";
      return h("p", {class: "notice"}, problem ?? "No release yet.");
    }
    const release = releases.find(row => row.release_id === live);
    line.textContent = `Release ${release?.number ?? ""} is live`;
    line.title = live;
    const whole = evaluations.filter(row => row.split === "time" && row.segment === "all");
    const row = (metric, recommender) => whole.find(each => each.metric === metric && each.recommender === recommender);
    const of = (metric, recommender) => row(metric, recommender)?.value;
    const names = mainMetrics.filter(metric => row(metric, "als") !== undefined);
    const first = names[0];
    return [
      problem === undefined ? undefined : h("p", {class: "notice"}, problem),
      first === undefined ? h("p", {class: "notice"}, "This release was not evaluated.") : h("div", {class: "figures"},
        figure((of(first, "als") ?? 0).toFixed(3), `${first.toUpperCase()} of ALS (${row(first, "als").low.toFixed(3)} to ${row(first, "als").high.toFixed(3)})`),
        of(first, "popularity") > 0 ? figure(`${(of(first, "als") / of(first, "popularity")).toFixed(1)} ×`, "that of popularity") : undefined),
      ...names.map(metric => h("div", {class: "metric"}, h("h3", {class: "small"}, metric.toUpperCase()),
        ...["als", "popularity"].filter(name => of(metric, name) !== undefined).map(name => meter(name, of(metric, name), Math.max(...["als", "popularity"].map(each => of(metric, each) ?? 0)))))),
      release === undefined ? undefined : h("p", {class: "faint small"}, `Gate: ${release.gate}`),
      release === undefined ? undefined : h("p", {class: "faint small"}, `Release ${live}, ${time(release.created_at)}, ${release.parameters.map(p => `${p.name} ${p.value}`).join(", ")}.`),
    ].filter(Boolean);
  });
}

function meter(name, value, greatest) {
  return h("div", {class: name === "popularity" ? "meter yardstick" : "meter"}, h("span", {}, name === "als" ? "ALS" : name), bar("bar", greatest === 0 ? 0 : value / greatest), h("span", {class: "number"}, value.toFixed(3)));
}
