package org.vsekai.backpack.search;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.vsekai.backpack.factors.Metric;
import org.vsekai.backpack.landing.Identifier;
import org.vsekai.backpack.ontology.Ontology;
import org.vsekai.backpack.release.Release;
import org.vsekai.backpack.server.Problems;
import org.vsekai.backpack.table.ItemKind;

/** The body of a search. */
record SearchQuestion(
        Space space,
        Optional<List<Float>> vector,
        Optional<String> entity,
        Optional<String> text,
        Optional<Integer> limit,
        Optional<Metric> metric,
        Optional<Filter> filter) {

    SearchQuestion {
        require(
                Stream.of(vector, entity, text).filter(Optional::isPresent).count() == 1,
                "either vector or entity or text must be given");
        require(limit.filter(value -> value < 1 || value > 1_000).isEmpty(), "limit must be 1 to 1000");
        require(
                text.filter(value -> value.isBlank() || value.length() > 512).isEmpty(),
                "text must be 1 to 512 characters");
    }

    /** The same, but near a vector instead of a text. */
    SearchQuestion near(float[] text) {
        var numbers = new ArrayList<Float>(text.length);
        for (float number : text) {
            numbers.add(number);
        }
        return new SearchQuestion(
                space, Optional.of(numbers), Optional.empty(), Optional.empty(), limit, metric, filter);
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }

    /** Which entities may be found, by their item. */
    record Filter(
            Optional<ItemKind> kind, @JsonProperty("class") Optional<String> classIri, Optional<String> owner) {
        static final Filter NONE = new Filter(Optional.empty(), Optional.empty(), Optional.empty());

        Filter {
            owner.ifPresent(id -> Identifier.check("owner", id));
        }

        /** Numbers of the items that it leaves out, none when it leaves out nothing. */
        Optional<BitSet> excluded(Space space, Release release) {
            if (equals(NONE)) {
                return Optional.empty();
            }
            if (space == Space.USER) {
                throw Problems.invalidBody("filter is about items, and users have no kind, class or owner");
            }
            var iri = classIri.map(name -> name.startsWith(Ontology.PREFIX + ":")
                    ? Ontology.NAMESPACE + name.substring(Ontology.PREFIX.length() + 1)
                    : name);
            if (iri.filter(name -> !release.knownClasses().contains(name)).isPresent()) {
                throw Problems.invalidBody("filter.class must be a class of the ontology, such as bp:Chair");
            }
            return Optional.of(release.items().excluded(kind, iri, owner));
        }
    }

    /** The vector to look near; an entity's own is hidden from the answer. */
    float[] query(Space.Opened opened, BitSet hidden) {
        if (entity.isPresent()) {
            int number = opened.number(entity.get());
            if (number < 0 || (space == Space.USER && hidden.get(number))) {
                throw Problems.notFound(space.entityName(), entity.get());
            }
            if (!opened.vectors().has(number)) {
                throw Problems.noFactors(space.entityName(), entity.get());
            }
            hidden.set(number);
            return opened.vectors().vector(number);
        }
        var given = vector.orElseThrow();
        int rank = opened.vectors().rank();
        if (given.size() != rank || !given.stream().allMatch(Float::isFinite)) {
            throw Problems.invalidBody("vector must be " + rank + " finite numbers, the rank of this space");
        }
        var query = new float[rank];
        for (int d = 0; d < rank; d++) {
            query[d] = given.get(d);
        }
        return opened.query(query);
    }
}
