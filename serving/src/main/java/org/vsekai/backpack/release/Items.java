package org.vsekai.backpack.release;

import java.time.Instant;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.vsekai.backpack.server.JsonBuffer;
import org.vsekai.backpack.table.ItemFeatureRow;
import org.vsekai.backpack.table.ItemKind;
import org.vsekai.backpack.table.ItemRow;
import org.vsekai.backpack.table.Names;
import org.vsekai.backpack.table.Visibility;

/**
 * What is known of items, by their dense number. Only public items are open: the server does not know who asks, so
 * unlisted and private ones are never listed to anybody. What an answer tells of an item is kept as the JSON that it is
 * sent as. Immutable once built, and then thread-safe.
 */
public final class Items {
    private final Dictionary dictionary;
    private final BitSet open = new BitSet();
    private final BitSet visible = new BitSet();
    private final Map<ItemKind, BitSet> byKind = new EnumMap<>(ItemKind.class);
    private final Map<String, BitSet> byClass = new HashMap<>();
    private final Map<String, Integer> byScene = new HashMap<>();
    private final Dictionary owners = new Dictionary();
    private int[] ownerNumbers = new int[16];
    private long[] updated = new long[16];
    private int[] starts = new int[16];
    private int[] lengths = new int[16];
    private byte[] json = new byte[1 << 12];
    private int jsonSize;

    Items(Dictionary dictionary) {
        this.dictionary = dictionary;
        for (var kind : ItemKind.values()) {
            byKind.put(kind, new BitSet());
        }
    }

    void add(ItemRow row) {
        int number = dictionary.numberOrNext(row.itemId());
        room(number);
        open.set(number, row.visibility() == Visibility.PUBLIC);
        visible.set(number, row.visibility() != Visibility.PRIVATE);
        byKind.getOrDefault(row.kind(), new BitSet()).set(number);
        row.classIris().forEach(iri -> hold(number, iri));
        row.sceneId().ifPresent(scene -> byScene.put(scene, number));
        ownerNumbers[number] = owners.numberOrNext(row.owner()) + 1;
        updated[number] = row.updatedAt().toEpochMilli();
        keepJson(number, row);
    }

    private void room(int number) {
        if (number >= updated.length) {
            int length = Math.max(number + 1, Math.max(dictionary.size(), updated.length * 3 / 2));
            ownerNumbers = Arrays.copyOf(ownerNumbers, length);
            updated = Arrays.copyOf(updated, length);
            starts = Arrays.copyOf(starts, length);
            lengths = Arrays.copyOf(lengths, length);
        }
    }

    private void keepJson(int number, ItemRow row) {
        var buffer = JsonBuffer.ofThread().raw("\"item\":").text(row.itemId()).raw(",\"kind\":\"");
        buffer.raw(Names.lowerCase(row.kind())).raw("\",\"name\":").text(row.name());
        row.sceneId().ifPresent(scene -> buffer.raw(",\"scene\":").text(scene));
        var bytes = buffer.toBytes();
        if (jsonSize + bytes.length > json.length) {
            json = Arrays.copyOf(json, Math.max(jsonSize + bytes.length, json.length * 3 / 2));
        }
        System.arraycopy(bytes, 0, json, jsonSize, bytes.length);
        starts[number] = jsonSize;
        lengths[number] = bytes.length;
        jsonSize += bytes.length;
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

    /** To be called after the last row: gives back what is not needed. */
    void finish() {
        room(size() - 1);
        json = Arrays.copyOf(json, jsonSize);
    }

    /** The item's number, -1 when it is unknown. */
    public int number(String id) {
        return dictionary.number(id);
    }

    /** The item's number, -1 when it is unknown, private, or only in the index. */
    public int visible(String id) {
        int number = dictionary.number(id);
        return number >= 0 && visible.get(number) ? number : -1;
    }

    /** The item's id, empty when nobody has the number. */
    public String id(int number) {
        var id = dictionary.id(number);
        return id == null ? "" : id;
    }

    /** The item that a scene is, -1 when it is none. */
    public int ofScene(String scene) {
        return byScene.getOrDefault(scene, -1);
    }

    /** When it was made or last changed. */
    public Instant updatedAt(int number) {
        return Instant.ofEpochMilli(updated[number]);
    }

    long updatedMillis(int number) {
        return updated[number];
    }

    /** Writes the fields that an answer tells of an item, without braces. */
    public void write(int number, JsonBuffer buffer) {
        buffer.raw(json, starts[number], lengths[number]);
    }

    /** One more than the greatest number. */
    public int size() {
        return dictionary.size();
    }

    /** Whether anybody may be shown the item. */
    public boolean isOpen(int number) {
        return open.get(number);
    }

    /** Every class that an item holds. */
    Set<String> classes() {
        return byClass.keySet();
    }

    /** The classes that both of two items hold, those above among them, by IRI. */
    public List<String> classesOfBoth(int one, int other) {
        return byClass.entrySet().stream()
                .filter(held -> held.getValue().get(one) && held.getValue().get(other))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /** Numbers that must not be shown: not open, or not of the kind, class or owner that is asked for. A copy. */
    public BitSet excluded(Optional<ItemKind> kind, Optional<String> classIri, Optional<String> owner) {
        var shown = (BitSet) open.clone();
        kind.ifPresent(wanted -> shown.and(byKind.getOrDefault(wanted, new BitSet())));
        classIri.ifPresent(iri -> shown.and(byClass.getOrDefault(iri, new BitSet())));
        owner.ifPresent(wanted -> shown.and(ofOwner(wanted)));
        shown.flip(0, size());
        return shown;
    }

    /** Numbers of the items that somebody made. A copy. */
    public BitSet ofOwner(String owner) {
        var result = new BitSet();
        int wanted = owners.number(owner) + 1;
        for (int number = 0; wanted > 0 && number < size(); number++) {
            result.set(number, ownerNumbers[number] == wanted);
        }
        return result;
    }
}
