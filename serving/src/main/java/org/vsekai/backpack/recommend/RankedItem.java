package org.vsekai.backpack.recommend;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.vsekai.backpack.factors.Scored;
import org.vsekai.backpack.release.Items;
import org.vsekai.backpack.table.ItemKind;

/** An item in an answer. */
record RankedItem(String item, float score, ItemKind kind, String name, Optional<String> scene) {

    static List<RankedItem> of(Stream<Scored> hits, Items items) {
        return hits.flatMap(hit -> items.item(hit.id()).stream()
                        .map(item -> new RankedItem(item.id(), hit.score(), item.kind(), item.name(), item.scene())))
                .toList();
    }
}
