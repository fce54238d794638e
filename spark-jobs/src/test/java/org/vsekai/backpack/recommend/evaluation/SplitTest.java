package org.vsekai.backpack.recommend.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vsekai.backpack.recommend.interactions.Deeds.texts;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.vsekai.backpack.recommend.interactions.Deeds;
import org.vsekai.backpack.recommend.interactions.Strengths;
import org.vsekai.backpack.table.InteractionKind;

class SplitTest {
    private final Deeds deeds = new Deeds();

    @Test
    void theNewestFifthByFirstInteractionIsHeldOut() {
        IntStream.range(0, 10).forEach(item -> deeds.did(0, item, InteractionKind.DWELL, 1.0, 100 + item));
        deeds.did(0, 2, InteractionKind.DWELL, 1.0, 500);
        deeds.did(0, 3, InteractionKind.DWELL, 1.0, 104);

        var split = split(100);

        assertThat(texts(split.test())).containsExactly("0/8", "0/9");
        assertThat(texts(split.train()))
                .as("what happened to item 2 after the cut counts nothing, to item 3 before it counts")
                .containsExactly(
                        "0/0/1.0", "0/1/1.0", "0/2/1.0", "0/3/2.0", "0/4/1.0", "0/5/1.0", "0/6/1.0", "0/7/1.0");
    }

    @Test
    void oneItemOfFiveIsHeldOutAndNoneOfFour() {
        IntStream.range(0, 5).forEach(item -> deeds.did(0, item, InteractionKind.LIKE, 1.0, 100));
        IntStream.range(0, 4).forEach(item -> deeds.did(1, item, InteractionKind.LIKE, 1.0, 100 + item));

        var split = split(100);

        assertThat(texts(split.test())).as("of equal times the greatest number").containsExactly("0/4");
        assertThat(split.train().count()).isEqualTo(8);
    }

    @Test
    void noMoreUsersAreTestedThanAllowedAndAlwaysTheSame() {
        for (int user = 0; user < 9; user++) {
            for (int item = 0; item < 5; item++) {
                deeds.did(user, item, InteractionKind.LIKE, 1.0, item);
            }
        }

        var tested = texts(split(4).test());

        assertThat(tested).hasSize(4).isEqualTo(texts(split(4).test()));
        assertThat(split(4).train().count())
                .as("the others' newest stay hidden too")
                .isEqualTo(36);
    }

    @Test
    void whatAUserDislikesIsLearntFromAndNeverTested() {
        IntStream.range(0, 5).forEach(item -> deeds.did(0, item, InteractionKind.LIKE, 1.0, 100 + item));
        deeds.did(0, 9, InteractionKind.DISLIKE, 1.0, 50);
        deeds.did(0, 8, InteractionKind.DISLIKE, 1.0, 900);

        var split = split(100);

        assertThat(texts(split.test())).containsExactly("0/4");
        assertThat(texts(split.train())).containsExactly("0/0/2.0", "0/1/2.0", "0/2/2.0", "0/3/2.0", "0/9/-4.0");
    }

    @Test
    void aRandomSplitHoldsOutASharePerUserAndTheSameEachTime() {
        for (int user = 0; user < 20; user++) {
            for (int item = 0; item < 10; item++) {
                deeds.did(user, item, InteractionKind.LIKE, 1.0, item);
            }
        }

        var split = split(SplitKind.RANDOM, 1);

        assertThat(split.test().groupBy(Strengths.USER).count().collectAsList())
                .hasSize(20)
                .allSatisfy(row -> assertThat(row.getLong(1)).isEqualTo(2));
        assertThat(split.train().count()).isEqualTo(160);
        assertThat(split.train()
                        .join(split.test(), new String[] {"user", "item"}, "left_semi")
                        .isEmpty())
                .isTrue();
        assertThat(texts(split(SplitKind.RANDOM, 1).test())).isEqualTo(texts(split.test()));
        assertThat(texts(split(SplitKind.RANDOM, 2).test())).isNotEqualTo(texts(split.test()));
        assertThat(split.test().select(Strengths.ITEM).distinct().count())
                .as("not the newest alone")
                .isGreaterThan(5);
    }

    @Test
    void coldItemsAreInNoOnesTrainingAndAloneToBeRecommended() {
        everybodyLikesEverything();

        var split = split(SplitKind.COLD_ITEMS, 1);

        var cold = texts(split.test().select(Strengths.ITEM).distinct());
        assertThat(cold).hasSizeBetween(5, 25).isEqualTo(texts(split.candidates()));
        assertThat(texts(split.train().select(Strengths.ITEM).distinct()))
                .hasSize(50 - cold.size())
                .doesNotContainAnyElementsOf(cold);
        assertThat(split.test().count()).isEqualTo(10L * cold.size());
    }

    @Test
    void coldUsersAreInNoTraining() {
        everybodyLikesEverything();

        var split = split(SplitKind.COLD_USERS, 1);

        var cold = texts(split.test().select(Strengths.USER).distinct());
        assertThat(cold).isNotEmpty();
        assertThat(texts(split.train().select(Strengths.USER).distinct()))
                .hasSize(10 - cold.size())
                .doesNotContainAnyElementsOf(cold);
        assertThat(split.candidates().count()).isEqualTo(50);
    }

    private void everybodyLikesEverything() {
        for (int user = 0; user < 10; user++) {
            for (int item = 0; item < 50; item++) {
                deeds.did(user, item, InteractionKind.LIKE, 1.0, item);
            }
        }
    }

    private Split split(int mostUsers) {
        return TimeSplit.of(
                deeds.weighted(Deeds.settings()),
                Deeds.settings(),
                new EvaluationSettings.Split(0.2, 5, mostUsers, 0.3),
                1);
    }

    private Split split(SplitKind kind, long seed) {
        return kind.of(
                deeds.weighted(Deeds.settings()),
                Deeds.settings(),
                new EvaluationSettings.Split(0.2, 5, 100, 0.3),
                seed);
    }
}
