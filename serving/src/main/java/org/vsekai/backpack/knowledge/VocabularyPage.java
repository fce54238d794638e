package org.vsekai.backpack.knowledge;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.vsekai.backpack.ontology.Ontology;
import org.vsekai.backpack.ontology.PublishedVocabulary;
import org.vsekai.backpack.ontology.PublishedVocabulary.Term;

/** The vocabulary for people: its classes as a tree, its properties as a table. Used once. */
final class VocabularyPage {
    private static final Map<String, String> PREFIXES = Map.of(
            "http://www.wikidata.org/entity/",
            "wikidata:",
            Ontology.NAMESPACE.replace("#", "/coco#"),
            "coco:",
            Ontology.NAMESPACE.replace("#", "/openimages#m_"),
            "openimages:/m/",
            "https://schema.org/",
            "schema:",
            "https://www.w3.org/ns/activitystreams#",
            "as:",
            "http://www.w3.org/ns/prov#",
            "prov:",
            "http://www.w3.org/ns/sosa/",
            "sosa:",
            "http://www.w3.org/2001/XMLSchema#",
            "xsd:",
            "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
            "rdf:");

    private static final String OBJECTS = "PhysicalObject";

    private final PublishedVocabulary vocabulary;
    private final Map<String, Term> classes = new HashMap<>();
    private final Set<String> anchored = new HashSet<>();
    private final StringBuilder page = new StringBuilder();

    VocabularyPage(PublishedVocabulary vocabulary) {
        this.vocabulary = vocabulary;
        vocabulary.classes().forEach(type -> classes.put(type.name(), type));
    }

    String html() {
        head();
        var objects = vocabulary.classes().stream()
                .filter(type -> Ontology.bundled().isClass(Ontology.NAMESPACE + type.name()))
                .count();
        section("objects", "Objects", objects + " classes of things that scenes hold and cameras see.");
        page.append(
                "<input id=\"filter\" type=\"search\" placeholder=\"chair, Stuhl, …\" aria-label=\"Find a class\">\n");
        page.append("<ul class=\"tree\" id=\"tree\">\n");
        node(known(OBJECTS), true);
        page.append("</ul>\n</section>\n");
        records();
        properties();
        return page.append("</main>\n</body>\n</html>\n").toString();
    }

    private void head() {
        page.append("""
                <!doctype html>
                <html lang="en">
                <head>
                  <meta charset="utf-8">
                  <meta name="viewport" content="width=device-width, initial-scale=1">
                  <meta name="color-scheme" content="light dark">
                  <title>Backpack's vocabulary</title>
                  <link rel="icon" href="/page/icon.svg" type="image/svg+xml">
                  <link rel="stylesheet" href="/page/style.css">
                  <script type="module" src="/page/vocabulary.js"></script>
                </head>
                <body>
                  <header>
                    <div class="brand"><a href="/"><img src="/page/icon.svg" alt="Backpack" width="28" height="28"></a><h1>Vocabulary</h1></div>
                    <nav aria-label="Sections">
                      <a href="#objects">Objects</a><a href="#records">Records</a><a href="#properties">Properties</a>
                    </nav>
                    <p class="faint small">version\s""");
        page.append(text(vocabulary.version())).append("</p>\n  </header>\n<main class=\"vocabulary\">\n");
        page.append("<p>The IRI of each term begins with <code>")
                .append(Ontology.NAMESPACE)
                .append("</code>; documents write it as <code>bp:</code>. The same for programs: ");
        page.append("<a href=\"/ns/v1?format=turtle\">Turtle</a>, <a href=\"/ns/v1?format=json_ld\">JSON-LD</a>,")
                .append(" <a href=\"/ns/v1?format=rdf_xml\">RDF/XML</a>, or by the header <code>Accept</code>;")
                .append(" and the <a href=\"/ns/v1/context.jsonld\">JSON-LD context</a>.</p>\n");
    }

    private void section(String id, String title, String explanation) {
        page.append("<section aria-labelledby=\"")
                .append(id)
                .append("-title\" id=\"")
                .append(id)
                .append("\">\n");
        page.append("<h2 id=\"").append(id).append("-title\">").append(title).append("</h2>\n");
        page.append("<p class=\"faint\">").append(text(explanation)).append("</p>\n");
    }

    private void node(Term type, boolean open) {
        var below = below(type.name());
        page.append("<li>");
        if (below.isEmpty()) {
            describe(type);
        } else {
            page.append("<details").append(open ? " open" : "").append("><summary>");
            describe(type);
            page.append("</summary>\n<ul>\n");
            below.forEach(child -> node(child, false));
            page.append("</ul></details>");
        }
        page.append("</li>\n");
    }

    private List<Term> below(String name) {
        return vocabulary.classes().stream()
                .filter(type -> type.above().contains(name))
                .sorted(Comparator.comparing(VocabularyPage::english))
                .toList();
    }

    /** A class with two parents stands below each; its anchor is the first. */
    private void describe(Term type) {
        boolean first = anchored.add(type.name());
        page.append("<span class=\"term\"");
        if (first) {
            page.append(" id=\"").append(text(type.name())).append('"');
        }
        page.append("><b>").append(text(english(type))).append("</b> ");
        if (type.labels().containsKey("de")) {
            page.append("<span lang=\"de\" class=\"faint\">")
                    .append(text(type.labels().getOrDefault("de", "")))
                    .append("</span> ");
        }
        page.append("<code>bp:").append(text(type.name())).append("</code>");
        type.comment().ifPresent(comment -> page.append(" <span class=\"small\">")
                .append(text(comment))
                .append("</span>"));
        if (first) {
            type.byOthers().forEach(this::link);
        }
        page.append("</span>");
    }

    private void link(String iri) {
        page.append(" <a class=\"small\" rel=\"external\" href=\"")
                .append(text(iri))
                .append("\">")
                .append(text(shortened(iri)))
                .append("</a>");
    }

    private static String shortened(String iri) {
        return PREFIXES.entrySet().stream()
                .filter(entry -> iri.startsWith(entry.getKey()))
                .map(entry -> entry.getValue() + iri.substring(entry.getKey().length()))
                .findFirst()
                .orElse(iri);
    }

    private void records() {
        Predicate<Term> isObject = type -> Ontology.bundled().isClass(Ontology.NAMESPACE + type.name());
        section("records", "Records", "What the platform writes down of scenes and of their use.");
        page.append("<ul class=\"plain\">\n");
        vocabulary.classes().stream().filter(isObject.negate()).forEach(type -> {
            page.append("<li>");
            describe(type);
            page.append("</li>\n");
        });
        page.append("</ul>\n</section>\n");
    }

    private void properties() {
        section("properties", "Properties", "What is said of them.");
        page.append(
                        "<div class=\"scroll\"><table><thead><tr><th>Property</th><th>Of</th><th>Values</th><th>Meaning</th>")
                .append("</tr></thead><tbody>\n");
        for (var property : vocabulary.properties()) {
            page.append("<tr><td id=\"").append(text(property.name())).append("\"><code>bp:");
            page.append(text(property.name())).append("</code></td><td>");
            page.append(text(String.join(
                    ", ",
                    property.above().stream().map(VocabularyPage::shortened).toList())));
            page.append("</td><td>")
                    .append(text(shortened(property.values().orElse(""))))
                    .append("</td><td>");
            page.append(text(property.comment().orElseGet(() -> english(property))));
            property.byOthers().forEach(this::link);
            page.append("</td></tr>\n");
        }
        page.append("</tbody></table></div>\n</section>\n");
    }

    private Term known(String name) {
        var type = classes.get(name);
        if (type == null) {
            throw new IllegalStateException("the vocabulary has no " + name);
        }
        return type;
    }

    private static String english(Term term) {
        return term.labels().getOrDefault("en", term.name());
    }

    private static String text(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
