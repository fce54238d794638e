package org.vsekai.backpack.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AtOnceTest {
    @Test
    void resultsAreInTheOrderOfTheThings() {
        var things = IntStream.range(0, 50).boxed().toList();

        assertThat(AtOnce.map(things, thing -> 2 * thing))
                .isEqualTo(things.stream().map(thing -> 2 * thing).toList());
    }

    @Test
    void whatTheWorkThrowsIsThrown() {
        assertThatThrownBy(() -> AtOnce.map(List.of(1, 2), thing -> {
                    throw new ArrayStoreException("it is " + thing);
                }))
                .isInstanceOf(ArrayStoreException.class)
                .hasMessage("it is 1");
    }

    @Test
    void theCommonPoolIsLeftToThoseThatTheWorkWaitsFor() {
        var things = IntStream.range(0, 4 * Runtime.getRuntime().availableProcessors())
                .boxed()
                .toList();

        assertThat(AtOnce.map(things, thing -> {
                    assertThat(ForkJoinTask.inForkJoinPool()).isFalse();
                    return ForkJoinPool.commonPool().submit(() -> thing).join();
                }))
                .isEqualTo(things);
    }
}
