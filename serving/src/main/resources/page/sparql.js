// The query page: YASGUI on this server's own graph, with the examples that its documentation has.

const Yasgui = window.Yasgui;

// Completion asks services elsewhere, which this page may not.
Yasgui.Yasqe.defaults.autocompleters = ["variables"];

const examples = await (await fetch("/page/queries.json")).json();
Yasgui.Yasqe.defaults.value = examples[0].query;

const yasgui = new Yasgui(document.getElementById("yasgui"), {
  requestConfig: { endpoint: new URL("/sparql", location).href, method: "POST" },
  copyEndpointOnNewTab: false,
  endpointCatalogueOptions: { getData: () => [], keys: [] },
});

const ask = () => yasgui.getTab().query().catch(() => {}); // the page shows what went wrong itself

const choice = document.getElementById("examples");
for (const [place, example] of examples.entries()) {
  choice.append(new Option(example.title, String(place)));
}
choice.addEventListener("change", () => {
  yasgui.getTab().setQuery(examples[Number(choice.value)].query);
  ask();
});
ask();
