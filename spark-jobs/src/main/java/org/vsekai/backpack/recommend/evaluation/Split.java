package org.vsekai.backpack.recommend.evaluation;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What is learnt from, and what is held out to see how well.
 *
 * @param name as in {@code evaluations}: time, random, cold_items or cold_users
 * @param train user, item, strength: below 0 where the user dislikes the item
 * @param test user, item: liked ones, and users of the sample alone
 * @param candidates item: what may be recommended
 */
public record Split(String name, Dataset<Row> train, Dataset<Row> test, Dataset<Row> candidates) {
    /** The same, kept once it has been computed. */
    public Split persist() {
        return new Split(name, train.persist(), test.persist(), candidates.persist());
    }

    public void unpersist() {
        train.unpersist();
        test.unpersist();
        candidates.unpersist();
    }
}
