package org.vsekai.backpack.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vsekai.backpack.factors.SearchIndex;

class ApproximateSearchTest {
    private static final String LOOKUP = "/v1/users/u1/recommendations?limit=3";

    @TempDir
    Path data;

    @Test
    void everyAnswerDeclaresThatTheIndexIsApproximate() throws Exception {
        World.in(data);
        try (var exact = RunningServer.on(data);
                var quick = RunningServer.on(data, Optional.empty(), SearchIndex.INT8)) {
            var expected = exact.get(LOOKUP);
            var answer = quick.get(LOOKUP);

            assertThat(expected.response().headers().firstValue("Search-Index")).isEmpty();
            assertThat(answer.response().headers().firstValue("Search-Index")).contains("int8; approximate");
            assertThat(answer.response().body()).isEqualTo(expected.response().body());
        }
    }
}
