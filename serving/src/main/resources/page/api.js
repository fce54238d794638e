// Talking to the server and making elements: texts are always set as texts, never as markup.

export class Refused extends Error {}

/** The JSON at an address; throws Refused with the problem's own words. */
export async function get(address) {
  const response = await fetch(address, {headers: {accept: "application/json"}});
  const document = await response.json();
  if (!response.ok) {
    throw new Refused(document.detail ?? response.statusText);
  }
  return document;
}

/** An element: h("p", {class: "faint"}, "text", child). Attributes that start with "on" are listeners. */
export function h(name, attributes = {}, ...children) {
  return fill(document.createElement(name), attributes, children);
}

/** The same in SVG. */
export function s(name, attributes = {}, ...children) {
  return fill(document.createElementNS("http://www.w3.org/2000/svg", name), attributes, children);
}

function fill(element, attributes, children) {
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) {
      element.addEventListener(key.slice(2), value);
    } else if (value !== undefined && value !== false) {
      element.setAttribute(key, value === true ? "" : value);
    }
  }
  element.append(...children.filter(child => child !== undefined && child !== null));
  return element;
}

/** Puts what a promise gives into an element, or says there why it does not. */
export async function show(target, work) {
  try {
    target.replaceChildren(...[await work()].flat());
  } catch (error) {
    const words = error instanceof Refused ? error.message : "The server does not answer. Is it still running?";
    target.replaceChildren(h("p", {class: "notice"}, words));
    if (!(error instanceof Refused)) {
      console.error(error);
    }
  }
}

export const percent = value => `${(100 * value).toFixed(value > 0 && value < 0.0995 ? 1 : 0)} %`;
export const count = value => value.toLocaleString("en");
export const seconds = value =>
  value === undefined ? "…" : value < 10 ? `${value.toFixed(1)} s` : value < 100 ? `${Math.round(value)} s` : `${Math.floor(value / 60)} min ${Math.round(value % 60)} s`;
export const shortName = iri => iri === undefined ? "" : iri.slice(Math.max(iri.lastIndexOf("#"), iri.lastIndexOf("/")) + 1);
export const time = text => new Date(text).toLocaleString("en-GB", {dateStyle: "medium", timeStyle: "short", timeZone: "UTC"}) + " UTC";
