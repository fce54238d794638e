package org.vsekai.backpack.recommend.evaluation;

import java.io.Serializable;

/**
 * What a ranker did for one user. No record: Kryo, which carries it from the executors, cannot make records.
 */
final class UserResult implements Serializable {
    private static final long serialVersionUID = 1L;

    private final int user;
    private final int history;
    private final int[] ranked;
    private final double[] values;
    private final double[][] byKind;

    private UserResult(int user, int history, int[] ranked, double[] values, double[][] byKind) {
        this.user = user;
        this.history = history;
        this.ranked = ranked;
        this.values = values;
        this.byKind = byKind;
    }

    static UserResult of(TestUser user, int[] ranked, ItemFigures items) {
        var byKind = new double[ItemFigures.kinds().size()][];
        for (int kind = 0; kind < byKind.length; kind++) {
            var relevant = items.ofKind(user.relevant(), kind);
            byKind[kind] = relevant.length == 0 ? new double[0] : UserFigures.of(ranked, relevant, items);
        }
        return new UserResult(
                user.number(), user.liked().length, ranked, UserFigures.of(ranked, user.relevant(), items), byKind);
    }

    int user() {
        return user;
    }

    /** Items that the user likes in training. */
    int history() {
        return history;
    }

    /** The list, best first. */
    int[] ranked() {
        return ranked;
    }

    /** The metrics in the order of {@link UserFigures#NAMES}. */
    double[] values() {
        return values;
    }

    /** The same where only held-out items of a kind are relevant; empty when there are none. */
    double[] ofKind(int kind) {
        return byKind[kind];
    }
}
