// The gallery of scenes, and one scene's frames with boxes over them.
import {count, get, h, percent, s, shortName, show} from "./api.js";

const PAGE = 24;
const gallery = document.getElementById("gallery");
const viewer = document.getElementById("viewer");
const more = document.getElementById("more-scenes");

const image = frame => `/v1/frames/image?frame=${encodeURIComponent(frame)}`;

/** Fills the gallery; gives the scenes' owners, who are real users to try. */
export async function loadScenes() {
  const owners = await nextPage();
  more.addEventListener("click", nextPage);
  for (const kind of ["detections", "truth"]) {
    const box = document.getElementById(`show-${kind}`);
    const apply = () => document.body.classList.toggle(`hide-${kind}`, !box.checked);
    box.addEventListener("change", apply);
    apply();
  }
  return owners;
}

async function nextPage() {
  const page = await get(`/v1/scenes?limit=${PAGE}&offset=${gallery.childElementCount}`);
  gallery.append(...page.scenes.map(card));
  more.hidden = gallery.childElementCount >= page.total;
  const first = gallery.querySelector("button");
  if (viewer.hidden && first) {
    first.click();
  }
  if (page.total === 0) {
    gallery.replaceWith(h("p", {class: "notice"}, "The live release has no public scenes."));
  }
  return [...new Set(page.scenes.map(scene => scene.owner))];
}

function card(scene) {
  const picture = scene.picture === undefined
    ? h("span", {class: "picture"}, "no picture")
    : h("span", {class: "picture"}, h("img", {src: image(scene.picture), alt: "", loading: "lazy"}));
  const button = h("button", {type: "button", class: "card", "aria-pressed": "false", onclick: () => open(scene, button)},
    picture,
    h("span", {class: "text"}, h("strong", {}, scene.name),
      h("span", {class: "faint small"}, `${scene.kind} · ${count(scene.frames)} ${scene.frames === 1 ? "frame" : "frames"} · ${count(scene.triangles)} triangles`)));
  return h("li", {}, button);
}

function open(scene, button) {
  for (const other of gallery.querySelectorAll(".card")) {
    other.setAttribute("aria-pressed", String(other === button));
  }
  viewer.hidden = false;
  return show(viewer, async () => {
    const {frames, total} = await get(`/v1/scenes/${encodeURIComponent(scene.scene)}/frames?limit=60`);
    const stage = h("div");
    const strip = h("div", {class: "strip", role: "group", "aria-label": "Frames"});
    const select = frame => {
      [...strip.children].forEach((thumb, i) => thumb.setAttribute("aria-current", String(frames[i] === frame)));
      stage.replaceChildren(frameView(frame));
    };
    strip.append(...frames.map(frame => h("button", {type: "button", class: frame.kept ? "" : "dropped", "aria-label": `Frame ${frame.frame}`, onclick: () => select(frame)},
      h("img", {src: image(frame.frame), alt: "", loading: "lazy"}))));
    if (frames.length > 0) {
      select(frames.find(frame => frame.detections.length > 0) ?? frames[0]);
    }
    return [
      h("h3", {}, scene.name),
      h("p", {class: "faint small"}, `by ${scene.owner} · ${count(total)} frames · ${count(scene.nodes)} nodes · as JSON-LD: `,
        h("a", {href: `/v1/scenes/${encodeURIComponent(scene.scene)}`}, "scene"), ", ",
        h("a", {href: `/v1/scenes/${encodeURIComponent(scene.scene)}/detections`}, "detections")),
      stage,
      strip,
    ];
  });
}

function frameView(frame) {
  const overlay = s("svg", {viewBox: `0 0 ${frame.width} ${frame.height}`, role: "img", "aria-label": `${frame.detections.length} detections, ${frame.truth.length} known objects`},
    ...frame.truth.map(known => s("g", {class: "truth"}, rectangle(known.box), s("title", {}, `${known.node}: ${shortName(known.class_iri) || "no class"}, ${percent(known.visible_fraction)} visible`))),
    ...frame.detections.map(seen => labelled(seen, frame)));
  return h("div", {class: "viewer-grid"},
    h("div", {class: "picture"}, h("img", {src: image(frame.frame), alt: `Frame ${frame.frame}`, width: frame.width, height: frame.height}), overlay),
    h("div", {class: "findings"},
      frame.kept ? undefined : h("p", {class: "notice small"}, `Not shown to the model: ${frame.filter_reason ?? "the filter has not looked at it yet"}.`),
      listOf("What the model saw", ["Label", "Class", "Score"], frame.detections.map(seen => [seen.label, shortName(seen.class_iri) || "–", percent(seen.score)])),
      listOf("What is there", ["Node", "Class", "Visible"], frame.truth.map(known => [known.node, shortName(known.class_iri) || "–", percent(known.visible_fraction)]))));
}

function rectangle([left, top, right, bottom]) {
  return s("rect", {x: left, y: top, width: right - left, height: bottom - top, rx: 2});
}

function labelled(seen, frame) {
  const [left, top] = seen.box;
  const size = Math.max(9, frame.width / 42);
  const text = `${seen.label} ${percent(seen.score)}`;
  const width = text.length * size * 0.58 + 6;
  const x = Math.max(0, Math.min(left, frame.width - width));
  const y = Math.max(size * 1.3, top);
  return s("g", {class: "detection"}, rectangle(seen.box),
    s("rect", {class: "plate", x, y: y - size * 1.3, width, height: size * 1.3}),
    s("text", {x: x + 3, y: y - size * 0.32, "font-size": size, "font-family": "system-ui, sans-serif"}, text));
}

function listOf(caption, head, rows) {
  return h("div", {}, h("h3", {class: "small"}, caption),
    rows.length === 0
      ? h("p", {class: "faint small"}, "Nothing.")
      : h("div", {class: "scroll"}, h("table", {},
        h("thead", {}, h("tr", {}, ...head.map((name, i) => h("th", {class: i === 2 ? "number" : undefined, scope: "col"}, name)))),
        h("tbody", {}, ...rows.map(row => h("tr", {}, ...row.map((cell, i) => h("td", {class: i === 2 ? "number" : undefined}, cell))))))));
}
