package org.vsekai.backpack.recommend.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BestFewTest {
    @Test
    void itKeepsTheBestInWhateverOrderTheyCome() {
        var random = new Random(1);
        for (int round = 0; round < 200; round++) {
            int count = random.nextInt(60);
            int most = 1 + random.nextInt(20);
            var scores = new float[count];
            var best = new BestFew(most);
            var order = IntStream.range(0, count).boxed().collect(java.util.stream.Collectors.toList());
            java.util.Collections.shuffle(order, random);
            // Few different scores, so that there are many ties.
            IntStream.range(0, count).forEach(id -> scores[id] = random.nextInt(8) - 4);
            order.forEach(id -> best.offer(id, scores[id]));

            assertThat(drained(best)).isEqualTo(sorted(scores, most));
            assertThat(best.size()).isZero();
        }
    }

    @Test
    void whatIsNoNumberIsNotTaken() {
        var best = new BestFew(2);
        best.offer(1, Float.NaN);
        best.offer(2, Float.NEGATIVE_INFINITY);
        best.offer(3, 0f);
        best.offer(4, Float.NaN);

        assertThat(drained(best)).containsExactly(3, 2);
    }

    private static List<Integer> drained(BestFew best) {
        var ids = new int[best.size()];
        best.drain(ids, new float[ids.length], 0);
        return IntStream.of(ids).boxed().toList();
    }

    private static List<Integer> sorted(float[] scores, int most) {
        return IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer id) -> -scores[id]).thenComparing(id -> id))
                .limit(most)
                .toList();
    }
}
