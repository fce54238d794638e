// The last night's stages as nested bars over time.
import {count, get, h, seconds, show, time} from "./api.js";

export function loadNight() {
  return show(document.getElementById("night-body"), async () => {
    const {night, throughput} = await get("/v1/runs");
    if (night === undefined) {
      return h("p", {class: "notice"}, "No night has run yet. Start one with ./backpack nightly.");
    }
    const end = latestEnd(night);
    const begin = Date.parse(night.started_at);
    return [
      h("p", {class: "faint"}, `${night.state[0].toUpperCase()}${night.state.slice(1)}, began ${time(night.started_at)}, took ${seconds(night.seconds)}, attempt ${night.attempt}. Select a stage for what it did.`),
      h("div", {class: "night"}, ...night.stages.map(run => stage(run, 0, begin, Math.max(1, end - begin)))),
      ...throughput.map(model => h("p", {class: "faint small"},
        `${model.model} ${model.model_version}: ${model.frames_per_core_second.toFixed(1)} frames per second and core over ${count(model.frames)} frames `
        + `(decode ${model.decode_milliseconds.toFixed(1)}, preprocess ${model.preprocess_milliseconds.toFixed(1)}, infer ${model.infer_milliseconds.toFixed(1)}, postprocess ${model.postprocess_milliseconds.toFixed(1)} ms)`)),
    ];
  });
}

function endOf(run) {
  return run.finished_at === undefined ? Date.now() : Date.parse(run.finished_at);
}

function latestEnd(run) {
  return Math.max(endOf(run), ...run.stages.map(latestEnd));
}

function stage(run, depth, begin, span) {
  const start = Date.parse(run.started_at);
  const bar = h("i");
  bar.style.left = `${Math.min(99.5, 100 * (start - begin) / span)}%`;
  bar.style.width = `${100 * Math.max(0, endOf(run) - start) / span}%`;
  const name = h("span", {class: "name", title: run.stage}, run.stage.slice(run.stage.lastIndexOf("/") + 1));
  name.style.paddingLeft = `${depth * 1.1}rem`;
  const row = h("div", {class: `run ${run.state}`}, name, h("span", {class: "track"}, bar),
    h("span", {class: "number small rows faint"}, `${count(run.rows_in)} → ${count(run.rows_out)} rows`), h("span", {class: "number small"}, seconds(run.seconds)));
  const parts = [`${run.state}`, `${count(run.rows_in)} rows in, ${count(run.rows_out)} out`];
  if (run.attempt > 1) {
    parts.push(`attempt ${run.attempt}`);
  }
  const about = h("div", {class: "about"}, h("p", {}, parts.join(" · ")), run.summary ? h("p", {}, run.summary) : undefined,
    run.error === undefined ? undefined : h("p", {class: "error"}, run.error));
  return h("div", {}, h("details", {class: "stage"}, h("summary", {}, row), about), ...run.stages.map(child => stage(child, depth + 1, begin, span)));
}
