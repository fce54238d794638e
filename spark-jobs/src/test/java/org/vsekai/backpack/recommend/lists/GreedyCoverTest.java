package org.vsekai.backpack.recommend.lists;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.vsekai.backpack.recommend.matrix.SparseMatrix;

class GreedyCoverTest {
    @Test
    void itTakesWhatTheNaiveGreedyTakes() {
        var random = new Random(21);
        for (int round = 0; round < 50; round++) {
            var users = new ArrayList<Set<Integer>>();
            var matrix = new SparseMatrix.Builder(40, 1);
            for (int item = 0; item < 25; item++) {
                var of = random.ints(random.nextInt(12), 0, 40)
                        .boxed()
                        .collect(java.util.stream.Collectors.toCollection(java.util.TreeSet::new));
                users.add(of);
                of.forEach(user -> matrix.put(user, 1f));
                matrix.endRow();
            }
            int most = 1 + random.nextInt(25);

            assertThat(GreedyCover.of(matrix.build(), most)).isEqualTo(naive(users, most));
        }
    }

    @Test
    void whatAddsNobodyIsNotTaken() {
        var matrix = new SparseMatrix(2, new int[] {0, 2, 3, 3}, new int[] {0, 1, 1}, new float[] {1, 1, 1});

        assertThat(GreedyCover.of(matrix, 3)).containsExactly(0);
    }

    private static int[] naive(List<Set<Integer>> users, int most) {
        var reached = new HashSet<Integer>();
        var taken = new ArrayList<Integer>();
        while (taken.size() < most) {
            int best = IntStream.range(0, users.size())
                    .reduce((left, right) ->
                            gain(users.get(right), reached) > gain(users.get(left), reached) ? right : left)
                    .orElseThrow();
            if (gain(users.get(best), reached) == 0) {
                break;
            }
            taken.add(best);
            reached.addAll(users.get(best));
        }
        return taken.stream().mapToInt(item -> item).toArray();
    }

    private static long gain(Set<Integer> users, Set<Integer> reached) {
        return users.stream().filter(user -> !reached.contains(user)).count();
    }
}
