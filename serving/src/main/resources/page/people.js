// Recommendations for a user, and what is like an item.
import {get, h, show} from "./api.js";

const RUNGS = {
  factors: "from what was learnt about them",
  fold_in: "worked out just now from what they did",
  popular: "nothing is known about them yet, so: what most people met",
};
const input = document.getElementById("user");
const recommendations = document.getElementById("recommendations");
const similar = document.getElementById("similar");

/** Wires the form; the users are suggestions to try. */
export function loadPeople(users) {
  document.getElementById("user-form").addEventListener("submit", event => {
    event.preventDefault();
    recommend(input.value.trim());
  });
  document.getElementById("samples").append(...[...users.slice(0, 5), "somebody-new"].map(user =>
    h("button", {type: "button", onclick: () => recommend(user)}, user)));
  return recommend(users[0] ?? "somebody-new");
}

function recommend(user) {
  input.value = user;
  similar.replaceChildren();
  return show(recommendations, async () => {
    const answer = await get(`/v1/users/${encodeURIComponent(user)}/recommendations?limit=10`);
    if (answer.items.length > 0 && answer.rung !== "popular") {
      alike(answer.items[0]);
    }
    return [h("h3", {}, `For ${user}`), h("p", {class: "faint small"}, RUNGS[answer.rung]), list(answer.items, answer.rung === "popular" ? score => `${score} users` : score => score.toFixed(3))];
  });
}

function alike(item) {
  return show(similar, async () => {
    const answer = await get(`/v1/items/${encodeURIComponent(item.item)}/similar?limit=10`);
    return [h("h3", {}, `Like ${item.name}`), h("p", {class: "faint small"}, "liked by the same people (cosine)"), list(answer.items, score => score.toFixed(3))];
  });
}

function list(items, score) {
  if (items.length === 0) {
    return h("p", {class: "notice"}, "Nothing is left to recommend.");
  }
  return h("ol", {class: "ranked"}, ...items.map((item, i) => h("li", {},
    h("span", {class: "faint number"}, String(i + 1)),
    h("span", {}, h("button", {type: "button", title: "What is like it?", onclick: () => alike(item)}, item.name), " ", h("span", {class: "tag"}, item.kind)),
    h("span", {class: "number faint"}, score(item.score)))));
}
