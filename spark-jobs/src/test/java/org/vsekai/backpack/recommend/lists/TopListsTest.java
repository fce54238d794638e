package org.vsekai.backpack.recommend.lists;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.vsekai.backpack.recommend.matrix.DenseFactors;
import org.vsekai.backpack.recommend.matrix.SparseMatrix;

class TopListsTest {
    private static final int RANK = 3;
    private static final int USERS = 90;
    /** More than one tile. */
    private static final int ITEMS = 2_300;

    private final Random random = new Random(31);
    private final DenseFactors users = factors(USERS);
    private final DenseFactors items = factors(ITEMS);
    private final SparseMatrix liked = sparse(USERS, ITEMS, 12);
    private final SparseMatrix neighbours = sparse(ITEMS, ITEMS, 8);
    private final BitSet open = open();

    @Test
    void usersGetTheirBestItemsWithoutThoseTheyMet() {
        var lists = new TopLists(users, items, open, liked, BlendSums.ofUsers(liked, neighbours, 2));

        var made = lists.lists(0, USERS, 15);

        var met = dense(liked);
        for (int user = 0; user < USERS; user++) {
            int self = user;
            var scores = scores(user);
            var expected = IntStream.range(0, ITEMS)
                    .filter(item -> open.get(item) && items.has(item) && users.has(self) && met[self][item] == 0)
                    .boxed()
                    .sorted(Comparator.comparingDouble((Integer item) -> -scores[item])
                            .thenComparing(item -> item))
                    .limit(15)
                    .mapToInt(item -> item)
                    .toArray();
            assertThat(made.columnsOf(user)).isEqualTo(expected);
        }
    }

    @Test
    void itemsGetTheirBestUsersByTheSameScores() {
        var everybody = new BitSet();
        everybody.set(0, USERS);
        var lists = new TopLists(
                items.only(open), users, everybody, liked.transposed(), BlendSums.ofItems(liked, neighbours, 2));

        var made = lists.lists(100, 170, 6);

        var met = dense(liked);
        var scores = IntStream.range(0, USERS).mapToObj(this::scores).toArray(double[][]::new);
        for (int item = 100; item < 170; item++) {
            int self = item;
            var expected = IntStream.range(0, USERS)
                    .filter(user -> open.get(self) && items.has(self) && users.has(user) && met[user][self] == 0)
                    .boxed()
                    .sorted(Comparator.comparingDouble((Integer user) -> -scores[user][self])
                            .thenComparing(user -> user))
                    .limit(6)
                    .mapToInt(user -> user)
                    .toArray();
            assertThat(made.columnsOf(item - 100)).isEqualTo(expected);
        }
    }

    /** Whole numbers, so that sums are exact in whatever order: products of factors and twice the neighbours' weights. */
    private double[] scores(int user) {
        var scores = new double[ITEMS];
        for (int item = 0; item < ITEMS; item++) {
            for (int k = 0; k < RANK; k++) {
                scores[item] += users.values()[user * RANK + k] * items.values()[item * RANK + k];
            }
        }
        for (int own : liked.columnsOf(user)) {
            for (int at = neighbours.start(own); at < neighbours.end(own); at++) {
                scores[neighbours.column(at)] += 2 * neighbours.value(at);
            }
        }
        return scores;
    }

    private static float[][] dense(SparseMatrix matrix) {
        var dense = new float[matrix.rows()][matrix.columns()];
        for (int row = 0; row < matrix.rows(); row++) {
            for (int at = matrix.start(row); at < matrix.end(row); at++) {
                dense[row][matrix.column(at)] = matrix.value(at);
            }
        }
        return dense;
    }

    private SparseMatrix sparse(int rows, int columns, int most) {
        var builder = new SparseMatrix.Builder(columns, 1);
        for (int row = 0; row < rows; row++) {
            random.ints(random.nextInt(most), 0, columns)
                    .distinct()
                    .sorted()
                    .forEach(column -> builder.put(column, 1 + random.nextInt(5)));
            builder.endRow();
        }
        return builder.build();
    }

    private DenseFactors factors(int size) {
        var values = new float[size * RANK];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextInt(9) - 4;
        }
        var known = new BitSet();
        IntStream.range(0, size).filter(number -> number % 9 != 4).forEach(known::set);
        return new DenseFactors(RANK, values, known);
    }

    private BitSet open() {
        var numbers = new BitSet();
        IntStream.range(0, ITEMS).filter(item -> random.nextInt(5) > 0).forEach(numbers::set);
        return numbers;
    }
}
