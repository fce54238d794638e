package org.vsekai.backpack.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vsekai.backpack.table.ItemKind;
import org.vsekai.backpack.table.ItemRow;
import org.vsekai.backpack.table.Visibility;

class TextIndexTest {
    private final TextIndex index = index(
            item("Oak reading chair", "ann", "cosy"),
            item("Chairlift station", "bob", "winter"),
            item("Café table", "chair-maker", "cosy"),
            item("Lamp", "ann", "bp:Chair"));

    @Test
    void anItemMustMeetEveryWord() {
        assertThat(found("cosy chair")).containsExactlyInAnyOrder(0, 2);
        assertThat(found("cosy lamp")).isEmpty();
    }

    @Test
    void aNameCountsMoreThanAnOwnerAndTheWholeWordMoreThanItsBeginning() {
        assertThat(found("chair")).startsWith(0).containsExactlyInAnyOrder(0, 1, 2, 3);
        assertThat(index.search("chair").get(0))
                .isGreaterThan(index.search("chair").get(1));
        assertThat(index.search("chair").get(1)).isEqualTo(index.search("chair").get(2));
    }

    @Test
    void wordsAreFoundByTheirBeginningWithoutAccentsAndInAnyCase() {
        assertThat(found("REA")).containsExactly(0);
        assertThat(found("cafe")).containsExactly(2);
        assertThat(found("CAFÉ")).containsExactly(2);
    }

    @Test
    void aMistypedWordIsForgivenWhereNothingElseMeetsIt() {
        assertThat(found("lmap")).isEmpty();
        assertThat(found("lamb")).containsExactly(3);
        assertThat(found("stations")).containsExactly(1);
        assertThat(found("tble")).containsExactly(2);
        assertThat(found("oka")).isEmpty();
    }

    @Test
    void aQueryWithoutWordsFindsNothing() {
        assertThat(found("!?")).isEmpty();
        assertThat(index().search("chair")).isEmpty();
    }

    @Test
    void oneEditIsAnInsertionADeletionOrASubstitution() {
        assertThat(TextIndex.isOneEditAway("chair", "chairs")).isTrue();
        assertThat(TextIndex.isOneEditAway("chair", "hair")).isTrue();
        assertThat(TextIndex.isOneEditAway("chair", "choir")).isTrue();
        assertThat(TextIndex.isOneEditAway("chair", "chari")).isFalse();
        assertThat(TextIndex.isOneEditAway("chair", "cha")).isFalse();
        assertThat(TextIndex.isOneEditAway("ab", "ba")).isFalse();
    }

    private List<Integer> found(String query) {
        return index.search(query).entrySet().stream()
                .sorted(Comparator.comparingDouble((Map.Entry<Integer, Double> hit) -> -hit.getValue())
                        .thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static TextIndex index(ItemRow... items) {
        var builder = new TextIndex.Builder();
        for (int i = 0; i < items.length; i++) {
            builder.add(i, items[i]);
        }
        return builder.build(items.length);
    }

    private static ItemRow item(String name, String owner, String tagOrClass) {
        boolean isClass = tagOrClass.startsWith("bp:");
        return new ItemRow(
                name,
                ItemKind.PROP,
                name,
                owner,
                Visibility.PUBLIC,
                Optional.empty(),
                isClass ? List.of("https://backpack.vsekai.org/ns/v1#" + tagOrClass.substring(3)) : List.of(),
                isClass ? List.of() : List.of(tagOrClass),
                Instant.EPOCH);
    }
}
