package org.vsekai.backpack.release;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.vsekai.backpack.table.ItemFeatureRow;
import org.vsekai.backpack.table.ItemKind;
import org.vsekai.backpack.table.ItemRow;
import org.vsekai.backpack.table.Visibility;

/**
 * What is known of items, by their dense number. Only public items are open: the server does not know who asks, so
 * unlisted and private ones are never listed to anybody. Immutable once built, and then thread-safe.
 */
public final class Items {
    private final Dictionary dictionary;
    private final List<Optional<Item>> items = new ArrayList<>();
    private final BitSet open = new BitSet();
    private final Map<ItemKind, BitSet> byKind = new HashMap<>();
    private final Map<String, BitSet> byClass = new HashMap<>();

    /** What an answer tells of an item. */
    public record Item(String id, ItemKind kind, String name, Visibility visibility, Optional<String> scene) {}

    Items(Dictionary dictionary) {
        this.dictionary = dictionary;
        for (var kind : ItemKind.values()) {
            byKind.put(kind, new BitSet());
        }
    }

    void add(ItemRow row) {
        int number = dictionary.numberOrNext(row.itemId());
        while (items.size() <= number) {
            items.add(Optional.empty());
        }
        items.set(number, Optional.of(new Item(row.itemId(), row.kind(), row.name(), row.visibility(), row.sceneId())));
        open.set(number, row.visibility() == Visibility.PUBLIC);
        byKind.getOrDefault(row.kind(), new BitSet()).set(number);
        row.classIris().forEach(iri -> hold(number, iri));
    }

    void add(ItemFeatureRow row) {
        int number = dictionary.number(row.itemId());
        if (number >= 0) {
            row.features().forEach(feature -> hold(number, feature.classIri()));
        }
    }

    private void hold(int number, String classIri) {
        byClass.computeIfAbsent(classIri, iri -> new BitSet()).set(number);
    }

    /** The item's number, -1 when it is unknown. */
    public int number(String id) {
        return dictionary.number(id);
    }

    /** One more than the greatest number. */
    public int size() {
        return dictionary.size();
    }

    /** The item, none when the number is only in the index. */
    public Optional<Item> item(int number) {
        return number >= 0 && number < items.size() ? items.get(number) : Optional.empty();
    }

    /** The item, when it is known and not private. */
    public Optional<Item> visible(String id) {
        return item(number(id)).filter(item -> item.visibility() != Visibility.PRIVATE);
    }

    /** Numbers of the items that anybody may be shown. A copy. */
    public BitSet open() {
        return (BitSet) open.clone();
    }

    /** Every class that an item holds. */
    Set<String> classes() {
        return byClass.keySet();
    }

    /** Numbers of the items of a kind. Not to be changed. */
    BitSet ofKind(ItemKind kind) {
        return byKind.getOrDefault(kind, new BitSet());
    }

    /** Numbers of the items that hold something of a class or of a class below. Not to be changed. */
    BitSet ofClass(String iri) {
        return byClass.getOrDefault(iri, new BitSet());
    }

    /** Numbers that must not be shown: not open, or not of the kind or class that is asked for. A copy. */
    public BitSet excluded(Optional<ItemKind> kind, Optional<String> classIri) {
        var shown = open();
        kind.ifPresent(wanted -> shown.and(ofKind(wanted)));
        classIri.ifPresent(iri -> shown.and(ofClass(iri)));
        shown.flip(0, size());
        return shown;
    }
}
