package org.vsekai.backpack.recommend;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.vsekai.backpack.release.Release;
import org.vsekai.backpack.server.JsonBuffer;
import org.vsekai.backpack.server.Parameters;
import org.vsekai.backpack.server.Problems;
import org.vsekai.backpack.table.ItemKind;
import org.vsekai.backpack.table.Names;

/**
 * What a client wants to see only, and how mixed.
 *
 * @param classIri items that hold something of it or of a class below
 * @param owner items that somebody made
 * @param exclude items to leave out, by id; unknown ones are left out anyway
 * @param excludeSeen without what the user met
 * @param excludeOwn without what the user made
 * @param diversity 0 for the order of scores; up to 1, see {@link Diversity}
 * @param contextItems what the user deals with just now, by id
 */
record Filters(
        Optional<ItemKind> kind,
        Optional<String> classIri,
        Optional<String> owner,
        List<String> exclude,
        boolean excludeSeen,
        boolean excludeOwn,
        double diversity,
        List<String> contextItems) {

    static final String KIND = "kind";
    static final String CLASS = "class";
    static final String OWNER = "owner";
    static final String EXCLUDE = "exclude";
    static final String EXCLUDE_SEEN = "exclude_seen";
    static final String EXCLUDE_OWN = "exclude_own";
    static final String DIVERSITY = "diversity";
    static final String CONTEXT_ITEMS = "context_items";

    private static final int MOST_IDS = 100;
    private static final int MOST_CONTEXT_ITEMS = 20;

    Filters {
        exclude = List.copyOf(exclude);
        contextItems = List.copyOf(contextItems);
    }

    /** Those of a query; a parameter that a route does not know is none of its own. */
    static Filters of(Parameters parameters, Release release) {
        return new Filters(
                parameters.choice(KIND, ItemKind.class),
                parameters.text(CLASS).map(name -> classIri(name, release)),
                parameters.optionalId(OWNER),
                parameters.ids(EXCLUDE, MOST_IDS),
                parameters.flag(EXCLUDE_SEEN, true),
                parameters.flag(EXCLUDE_OWN, false),
                parameters.fraction(DIVERSITY, 0),
                parameters.ids(CONTEXT_ITEMS, MOST_CONTEXT_ITEMS));
    }

    static String classIri(String name, Release release) {
        var iri = ClassName.iri(name);
        if (!release.knownClasses().contains(iri)) {
            throw Problems.invalidParameter(
                    CLASS, "must be a class of the ontology, such as bp:Chair or its whole IRI; " + name + " is none");
        }
        return iri;
    }

    /** Numbers of the items in the user's hands; an unknown one is an error. */
    List<Integer> context(Release release) {
        var numbers = new ArrayList<Integer>();
        contextItems.forEach(id -> numbers.add(visible(id, release)));
        return numbers;
    }

    /** The number of an item that may be shown, or a problem. */
    static int visible(String id, Release release) {
        int number = release.items().visible(id);
        if (number < 0) {
            throw Problems.notFound("item", id);
        }
        return number;
    }

    /** Numbers of the items that must not be shown, whoever asks. */
    BitSet excluded(Release release) {
        var excluded = release.items().excluded(kind, classIri, owner);
        exclude.forEach(id -> set(excluded, release, id));
        contextItems.forEach(id -> set(excluded, release, id));
        return excluded;
    }

    private static void set(BitSet excluded, Release release, String id) {
        int number = release.items().number(id);
        if (number >= 0) {
            excluded.set(number);
        }
    }

    /** Numbers of the items that must not be shown to a user. */
    BitSet excluded(Release release, Taste taste, String user) {
        var excluded = excluded(release);
        if (excludeSeen) {
            for (int i = 0; i < taste.history().size(); i++) {
                excluded.set(taste.history().item(i));
            }
        }
        if (excludeOwn) {
            excluded.or(release.items().ofOwner(user));
        }
        return excluded;
    }

    /** Those about items alone, as answers echo them: what was not asked for is left out. */
    void writeItemFilters(JsonBuffer json) {
        json.raw("\"filters\":{");
        String comma = "";
        if (kind.isPresent()) {
            json.raw("\"kind\":\"").raw(Names.lowerCase(kind.get())).raw("\"");
            comma = ",";
        }
        if (classIri.isPresent()) {
            json.raw(comma).raw("\"class\":").text(classIri.get());
            comma = ",";
        }
        if (owner.isPresent()) {
            json.raw(comma).raw("\"owner\":").text(owner.get());
        }
        json.raw("}");
    }

    /** What was used, as answers echo it: what was not asked for is left out, but for the two about the user. */
    void write(JsonBuffer json) {
        json.raw("\"filters\":{");
        kind.ifPresent(
                value -> json.raw("\"kind\":\"").raw(Names.lowerCase(value)).raw("\","));
        classIri.ifPresent(value -> json.raw("\"class\":").text(value).raw(","));
        owner.ifPresent(value -> json.raw("\"owner\":").text(value).raw(","));
        write(json, "\"exclude\":[", exclude);
        write(json, "\"context_items\":[", contextItems);
        if (diversity > 0) {
            json.raw("\"diversity\":").number(diversity).raw(",");
        }
        json.raw(excludeSeen ? "\"exclude_seen\":true" : "\"exclude_seen\":false");
        json.raw(excludeOwn ? ",\"exclude_own\":true}" : ",\"exclude_own\":false}");
    }

    private static void write(JsonBuffer json, String name, List<String> ids) {
        if (ids.isEmpty()) {
            return;
        }
        json.raw(name);
        for (int i = 0; i < ids.size(); i++) {
            json.raw(i == 0 ? "" : ",").text(ids.get(i));
        }
        json.raw("],");
    }
}
