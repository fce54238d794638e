package org.vsekai.backpack.recommend;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.vsekai.backpack.landing.Identifier;
import org.vsekai.backpack.release.Release;
import org.vsekai.backpack.server.Parameters;
import org.vsekai.backpack.server.Problems;
import org.vsekai.backpack.table.ItemKind;

/** Which page of which items. */
record ListQuestion(int offset, int limit, Filters filters) {
    static final int MOST = 1_000;
    static final int FURTHEST = 10_000;
    static final Set<String> PARAMETERS = Set.of(
            "limit",
            "offset",
            Filters.KIND,
            Filters.CLASS,
            Filters.OWNER,
            Filters.EXCLUDE,
            Filters.EXCLUDE_SEEN,
            Filters.EXCLUDE_OWN,
            Filters.DIVERSITY,
            Filters.CONTEXT_ITEMS);

    ListQuestion {
        if (filters.diversity() > 0 && offset + limit > Diversity.POOL) {
            throw Problems.invalidParameter(
                    Filters.DIVERSITY, "mixes the first " + Diversity.POOL + " items: offset and limit go further");
        }
    }

    static ListQuestion of(Parameters parameters, Release release) {
        return new ListQuestion(
                parameters.number("offset", 0, 0, FURTHEST),
                parameters.number("limit", 10, 1, MOST),
                Filters.of(parameters, release));
    }

    /**
     * The same in the body of a request, beside what else it says.
     *
     * @param interactions of a visitor
     * @param users of a batch
     */
    record Body(
            Optional<List<Interaction>> interactions,
            Optional<List<String>> users,
            Optional<Integer> limit,
            Optional<Integer> offset,
            Optional<ItemKind> kind,
            @JsonProperty("class") Optional<String> classIri,
            Optional<String> owner,
            Optional<List<String>> exclude,
            Optional<Boolean> excludeSeen,
            Optional<Boolean> excludeOwn,
            Optional<Double> diversity,
            Optional<List<String>> contextItems) {

        Body {
            requireSize("interactions", interactions, 1);
            requireSize("users", users, 1);
            requireSize("exclude", exclude, 0);
            requireSize("context_items", contextItems, 0);
            require(limit.filter(value -> value < 1 || value > MOST).isEmpty(), "limit must be 1 to " + MOST);
            require(offset.filter(value -> value < 0 || value > FURTHEST).isEmpty(), "offset must be 0 to " + FURTHEST);
            require(diversity.filter(value -> !(value >= 0 && value <= 1)).isEmpty(), "diversity must be 0 to 1");
            users.orElse(List.of()).forEach(id -> Identifier.check("users", id));
            exclude.orElse(List.of()).forEach(id -> Identifier.check("exclude", id));
            contextItems.orElse(List.of()).forEach(id -> Identifier.check("context_items", id));
            owner.ifPresent(id -> Identifier.check("owner", id));
        }

        private static void requireSize(String name, Optional<? extends List<?>> list, int least) {
            require(
                    list.filter(value -> value.size() < least || value.size() > MOST)
                            .isEmpty(),
                    name + " must be " + least + " to " + MOST);
        }

        private static void require(boolean condition, String message) {
            if (!condition) {
                throw new IllegalArgumentException(message);
            }
        }

        ListQuestion question(Release release) {
            var filters = new Filters(
                    kind,
                    classIri.map(name -> Filters.classIri(name, release)),
                    owner,
                    exclude.orElse(List.of()),
                    excludeSeen.orElse(true),
                    excludeOwn.orElse(false),
                    diversity.orElse(0.0),
                    contextItems.orElse(List.of()));
            return new ListQuestion(offset.orElse(0), limit.orElse(10), filters);
        }
    }

    /**
     * Something a visitor did.
     *
     * @param strength not 0; below it, it speaks against the item
     */
    record Interaction(String item, Optional<Double> strength) {
        private static final double GREATEST = 1_000;

        Interaction {
            Identifier.check("item", item);
            if (strength.filter(value -> !(Math.abs(value) <= GREATEST) || value == 0)
                    .isPresent()) {
                throw new IllegalArgumentException("strength must be -1000 to 1000, and not 0");
            }
        }
    }
}
