package org.vsekai.backpack.recommend.interactions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vsekai.backpack.table.InteractionKind;
import org.vsekai.backpack.table.ItemKind;
import org.vsekai.backpack.table.ItemRow;
import org.vsekai.backpack.table.PrivacyChoiceRow;
import org.vsekai.backpack.table.Visibility;

class StrengthsTest {
    private static final long DAY = Duration.ofDays(1).toSeconds();

    private final Deeds deeds = new Deeds();

    @Test
    void aPairsStrengthIsTheSumOfWeightTimesStrengthAndAnImpressionCountsNothing() {
        deeds.did(0, 1, InteractionKind.BAG, 1.0, 5);
        deeds.did(0, 1, InteractionKind.DWELL, 0.5, 3);
        deeds.did(0, 2, InteractionKind.IMPRESSION, 1.0, 1);

        var pairs = Strengths.pairs(deeds.weighted(Deeds.settings())).collectAsList();

        assertThat(pairs).singleElement().satisfies(pair -> {
            assertThat(pair.getInt(0)).isZero();
            assertThat(pair.getInt(1)).isEqualTo(1);
            assertThat(pair.getFloat(2)).isEqualTo(4.5f);
            assertThat(pair.<Instant>getAs(Strengths.FIRST_AT)).isEqualTo(Instant.ofEpochSecond(3));
        });
    }

    @Test
    void whatSpeaksAgainstAnItemIsTakenOffAndWhatCancelsOutIsLeftOut() {
        deeds.did(0, 1, InteractionKind.BAG, 1.0, 5);
        deeds.did(0, 1, InteractionKind.UNBAG, 1.0, 6);
        deeds.did(0, 2, InteractionKind.LIKE, 1.0, 5);
        deeds.did(0, 2, InteractionKind.DISLIKE, 1.0, 6);
        deeds.did(0, 3, InteractionKind.BAG, 2.0, 5);
        deeds.did(0, 3, InteractionKind.UNBAG, 1.0, 6);

        assertThat(pairs(Deeds.settings())).containsExactly("0/2/-2.0", "0/3/4.0");
    }

    @Test
    void afterAHalfLifeAnInteractionCountsHalfMeasuredFromTheNewest() {
        deeds.did(0, 1, InteractionKind.LIKE, 1.0, 30 * DAY);
        deeds.did(0, 2, InteractionKind.LIKE, 1.0, 20 * DAY);
        deeds.did(1, 1, InteractionKind.LIKE, 1.0, 10 * DAY);
        deeds.did(1, 1, InteractionKind.BAG, 1.0, 0);

        assertThat(pairs(Deeds.settings(10, 1, 1))).containsExactly("0/1/2.0", "0/2/1.0", "1/1/1.0");
        assertThat(Decay.reference(deeds.interactions(), Deeds.settings(10, 1, 1)))
                .contains(Instant.ofEpochSecond(30 * DAY));
    }

    @Test
    void withoutAHalfLifeAgeIsNoMatter() {
        deeds.did(0, 1, InteractionKind.LIKE, 1.0, 30 * DAY);
        deeds.did(0, 2, InteractionKind.LIKE, 1.0, 0);

        assertThat(pairs(Deeds.settings())).containsExactly("0/1/2.0", "0/2/2.0");
        assertThat(Decay.reference(deeds.interactions(), Deeds.settings())).isEmpty();
    }

    @Test
    void itemsWithTooFewUsersAreLeftOutAndThenUsersWithTooFewItems() {
        for (int user = 0; user < 3; user++) {
            deeds.did(user, 1, InteractionKind.LIKE, 1.0, 0);
        }
        deeds.did(0, 2, InteractionKind.LIKE, 1.0, 0);
        deeds.did(1, 2, InteractionKind.DISLIKE, 1.0, 0);
        deeds.did(2, 3, InteractionKind.LIKE, 1.0, 0);

        var settings = Deeds.settings(0, 2, 2);
        var supported = Strengths.supported(Strengths.pairs(deeds.weighted(settings)), settings)
                .select(Strengths.USER, Strengths.ITEM);

        assertThat(Deeds.texts(supported))
                .as("item 3 has one user; without it user 2 has one item; item 1 keeps its place with two users")
                .containsExactly("0/1", "0/2", "1/1", "1/2");
    }

    @Test
    void aUsersNewestChoiceDecidesWhetherTheyAreLearntFrom() {
        for (int user = 0; user < 4; user++) {
            deeds.did(user, 1, InteractionKind.LIKE, 1.0, 0);
        }
        var choices = List.of(
                choice("a", 0, false, 1),
                choice("b", 1, false, 1),
                choice("c", 1, true, 2),
                choice("d", 2, true, 1),
                choice("e", 2, false, 1));

        assertThat(users(choices, List.of(), false))
                .as("0 refused, 1 changed their mind, of 2's choices at one time the later event counts")
                .containsExactly("u1", "u3");
    }

    @Test
    void privateItemsAreLearntFromOnlyWhereThatIsAllowed() {
        deeds.did(0, 1, InteractionKind.LIKE, 1.0, 0);
        deeds.did(1, 2, InteractionKind.LIKE, 1.0, 0);
        deeds.did(2, 3, InteractionKind.LIKE, 1.0, 0);
        var items = List.of(item(1, Visibility.PRIVATE), item(2, Visibility.UNLISTED));

        assertThat(users(List.of(), items, false)).containsExactly("u1", "u2");
        assertThat(users(List.of(), items, true)).containsExactly("u0", "u1", "u2");
    }

    private List<String> pairs(InteractionSettings settings) {
        return Deeds.texts(
                Strengths.pairs(deeds.weighted(settings)).select(Strengths.USER, Strengths.ITEM, Strengths.STRENGTH));
    }

    private List<String> users(List<PrivacyChoiceRow> choices, List<ItemRow> items, boolean privateItems) {
        var settings = Deeds.settings();
        return Deeds.texts(Permitted.of(
                        deeds.interactions(),
                        Deeds.dataset(PrivacyChoiceRow.TABLE, choices),
                        Deeds.dataset(ItemRow.TABLE, items),
                        new InteractionSettings(settings.weights(), 0, 1, 1, privateItems))
                .select("user_id"));
    }

    private static PrivacyChoiceRow choice(String event, int user, boolean learn, long second) {
        return new PrivacyChoiceRow(event, "u" + user, learn, Instant.ofEpochSecond(second));
    }

    private static ItemRow item(int number, Visibility visibility) {
        return new ItemRow(
                "i" + number,
                ItemKind.PROP,
                "thing",
                "owner",
                visibility,
                Optional.empty(),
                List.of(),
                List.of(),
                Instant.EPOCH);
    }
}
