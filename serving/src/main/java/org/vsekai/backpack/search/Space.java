package org.vsekai.backpack.search;

import java.util.BitSet;
import java.util.Optional;
import org.vsekai.backpack.factors.Vectors;
import org.vsekai.backpack.release.Release;
import org.vsekai.backpack.server.Problem;
import org.vsekai.backpack.server.Problems;

/** Where a search looks: the learnt vectors of items or users, or the pictures' (centred; see {@code Pictures}). */
enum Space {
    ITEM,
    USER,
    IMAGE;

    Vectors vectors(Release release) {
        return switch (this) {
            case ITEM -> release.itemFactors();
            case USER -> release.userFactors();
            case IMAGE -> release.pictures().vectors();
        };
    }

    /** What must not be found: items and pictures that are not public. */
    BitSet hidden(Release release) {
        return switch (this) {
            case ITEM -> release.items().excluded(Optional.empty(), Optional.empty());
            case USER -> new BitSet();
            case IMAGE -> release.pictures().hidden();
        };
    }

    /** The client's vector as the space needs it. */
    float[] query(Release release, float[] vector) {
        return this == IMAGE ? release.pictures().centred(vector) : vector;
    }

    /** The number of an entity that may be asked for. */
    int number(Release release, String entity) throws Problem {
        int number =
                switch (this) {
                    case ITEM ->
                        release.items()
                                .visible(entity)
                                .map(item -> release.items().number(item.id()))
                                .orElse(-1);
                    case USER -> release.users().number(entity);
                    case IMAGE -> release.pictures().number(entity);
                };
        var what = this == IMAGE ? "frame" : name().toLowerCase(java.util.Locale.ROOT);
        if (number < 0) {
            throw Problems.notFound(what, entity);
        }
        if (!vectors(release).has(number)) {
            throw Problems.noFactors(what, entity);
        }
        return number;
    }

    String entity(Release release, int number) {
        var id =
                switch (this) {
                    case ITEM ->
                        release.items().item(number).map(item -> item.id()).orElse("");
                    case USER -> release.users().id(number);
                    case IMAGE -> release.pictures().frame(number);
                };
        return id == null ? "" : id;
    }
}
