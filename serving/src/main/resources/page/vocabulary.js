// Finds classes in the tree by their labels; the classes above those found stay in sight.
const filter = document.getElementById("filter");
const tree = document.getElementById("tree");

filter.addEventListener("input", () => {
  const wanted = filter.value.trim().toLocaleLowerCase();
  for (const root of tree.children) {
    keep(root, wanted);
  }
});

/** Whether the class or one below it is wanted. */
function keep(item, wanted) {
  const details = item.querySelector(":scope > details");
  const name = item.querySelector(":scope > .term, :scope > details > summary > .term");
  const isFound = name.textContent.toLocaleLowerCase().includes(wanted);
  let below = false;
  for (const child of details?.querySelectorAll(":scope > ul > li") ?? []) {
    below = keep(child, wanted) || below;
  }
  item.hidden = wanted !== "" && !isFound && !below;
  if (details) {
    details.open = wanted === "" ? item.parentElement === tree : below;
  }
  return isFound || below;
}

/** An address that names a class opens the tree down to it. */
function reveal() {
  const named = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  for (let above = named?.closest("details"); above; above = above.parentElement.closest("details")) {
    above.open = true;
  }
  named?.scrollIntoView({block: "center"});
}

addEventListener("hashchange", reveal);
reveal();
