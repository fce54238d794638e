// Fills the page: every part by itself, so that one that fails does not take the others with it.
import {h, Refused} from "./api.js";
import {loadDetector, loadRecommender} from "./figures.js";
import {loadNight} from "./night.js";
import {loadPeople} from "./people.js";
import {loadScenes} from "./scenes.js";

const scenes = loadScenes().catch(error => {
  document.getElementById("gallery").replaceWith(
    h("p", {class: "notice"}, error instanceof Refused ? error.message : "The server does not answer. Is it still running?"));
  return [];
});
loadNight();
loadDetector();
loadRecommender();
scenes.then(loadPeople);
