package org.vsekai.backpack.knowledge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * A question to the graph that shows what can be asked.
 *
 * @param name of its file
 * @param title for people
 * @param query in SPARQL
 */
record ExampleQuery(String name, String title, String query) {
    private static final List<ExampleQuery> ALL = Stream.of(
                    "things-of-a-kind",
                    "items-that-hold",
                    "by-licence",
                    "seen-by-models",
                    "where-things-are",
                    "seen-but-not-declared",
                    "where-it-comes-from",
                    "labels-in-german",
                    "a-scene-as-statements")
            .map(ExampleQuery::read)
            .toList();

    /** All of them. */
    static List<ExampleQuery> all() {
        return ALL;
    }

    private static ExampleQuery read(String name) {
        try (var stream = ExampleQuery.class.getResourceAsStream("/queries/" + name + ".rq")) {
            if (stream == null) {
                throw new IllegalStateException("the jar lacks the query " + name + "; build it again");
            }
            var text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            int end = text.indexOf('\n');
            return new ExampleQuery(name, text.substring("# ".length(), end), text.substring(end + 1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
