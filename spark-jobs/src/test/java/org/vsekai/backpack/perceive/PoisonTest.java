package org.vsekai.backpack.perceive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vsekai.backpack.perceive.FakeWork.Fault;
import org.vsekai.backpack.table.AttemptRow;
import org.vsekai.backpack.table.EmbeddingRow;
import org.vsekai.backpack.table.InferenceRow;
import org.vsekai.backpack.table.RejectRow;

/** A frame that a model fails on, or dies of, does not stop the others and is not tried for ever. */
@Tag("slow")
class PoisonTest {
    @TempDir
    Path data;

    private World world;

    @BeforeEach
    void twelveFrames() throws IOException {
        world = new World(data, "frames-per-wave = 100");
        world.frames("s", 0, 12);
        FakeWork.LOOKED_AT.clear();
    }

    @Test
    void whatFailsThreeTimesIsRejectedAndTheRestGoesOn() throws Exception {
        var result = night(Map.of(
                "s.f01",
                Fault.THROWS,
                "s.f05",
                Fault.RUNS_OUT_OF_MEMORY,
                "s.f06",
                Fault.IS_UNREADABLE,
                "s.f09",
                Fault.IS_REFUSED_BY_THE_WORKER));

        assertThat(result.summary()).isEqualTo("12 looked at by fake");
        assertThat(world.rows(RejectRow.TABLE))
                .extracting(RejectRow::payload, RejectRow::stage, RejectRow::reason, RejectRow::source)
                .containsExactlyInAnyOrder(
                        Tuple.tuple("s.f01", "perceive/detect", "poison", "scenes/s/1.png"),
                        Tuple.tuple("s.f05", "perceive/detect", "poison", "scenes/s/5.png"),
                        Tuple.tuple("s.f06", "perceive/detect", "truncated", "scenes/s/6.png"),
                        Tuple.tuple("s.f09", "perceive/detect", "too_many_pixels", "scenes/s/9.png"));
        assertThat(world.rows(RejectRow.TABLE))
                .filteredOn(row -> row.payload().equals("s.f01"))
                .singleElement()
                .satisfies(row -> assertThat(row.message())
                        .isEqualTo(
                                "s.f01: fake failed on it 3 times: java.lang.IllegalStateException: cannot look at s.f01."
                                        + " It is left out; to have it tried again, remove this row"));
        assertThat(world.rows(InferenceRow.TABLE)).hasSize(8);
        assertThat(world.rows(EmbeddingRow.TABLE)).hasSize(8);
        assertThat(FakeWork.looks()).containsEntry("s.f01", 3L).containsEntry("s.f05", 3L);

        FakeWork.LOOKED_AT.clear();
        assertThat(night(Map.of()).summary()).isEqualTo("nothing new");
        assertThat(FakeWork.LOOKED_AT).isEmpty();
    }

    @Test
    void whatASparkTaskDiesOfIsFoundOutInEverSmallerWavesAndRejectedAfterThreeDeaths() throws Exception {
        var result = night(Map.of("s.f07", Fault.KILLS_THE_SPARK_TASK));

        assertThat(result.summary()).isEqualTo("11 looked at by fake, 1 that nothing survived rejected");
        assertThat(world.rows(RejectRow.TABLE)).singleElement().satisfies(row -> {
            assertThat(row.payload()).isEqualTo("s.f07");
            assertThat(row.reason()).isEqualTo("poison");
            assertThat(row.message()).contains("3 times", "Error: died of s.f07", "remove this row");
        });
        assertThat(world.rows(InferenceRow.TABLE)).hasSize(11);
        assertThat(FakeWork.looks().get("s.f07")).isEqualTo(3);
        assertThat(world.rows(AttemptRow.TABLE)).isEmpty();
    }

    @Test
    void aNightThatDiedLeavesWhatItHadInHandAndTheNextOneIsCareful() throws Exception {
        var others = new AttemptRow("segment", "w", "x", 1);
        world.insert(AttemptRow.TABLE, List.of(attempt("s.f02", 3), attempt("s.f03", 2), attempt("s.f04", 1), others));

        var result = night(Map.of());

        assertThat(result.summary()).isEqualTo("11 looked at by fake, 1 that nothing survived rejected");
        assertThat(world.rows(RejectRow.TABLE)).extracting(RejectRow::payload).containsExactly("s.f02");
        assertThat(FakeWork.looks()).doesNotContainKey("s.f02").hasSize(11);
        // the unsuspected come first
        assertThat(List.copyOf(FakeWork.LOOKED_AT).subList(9, 11)).containsExactly("s.f04", "s.f03");
        assertThat(world.rows(AttemptRow.TABLE)).containsExactly(others);
    }

    @Test
    void aStorageThatDoesNotAnswerIsNoFaultOfAFrame() throws Exception {
        assertThatThrownBy(() -> night(Map.of("s.f03", Fault.HAS_NO_STORAGE)))
                .rootCause()
                .hasMessage("no answer");

        assertThat(world.rows(RejectRow.TABLE)).isEmpty();
        assertThat(world.rows(InferenceRow.TABLE)).isEmpty();
        assertThat(night(Map.of()).summary()).isEqualTo("12 looked at by fake");
    }

    @Test
    void aModelThatFailsOnWhateverItIsGivenFailsTheStageAndRejectsNone() {
        var faults = new HashMap<String, Fault>();
        for (int i = 0; i < 12; i++) {
            faults.put(String.format(java.util.Locale.ROOT, "s.f%02d", i), Fault.THROWS);
        }

        assertThatThrownBy(() -> night(faults))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("detect by fake fails on whatever it is given")
                .hasMessageContaining("cannot look at");
        assertThat(world.rows(RejectRow.TABLE)).isEmpty();
    }

    private org.vsekai.backpack.pipeline.StageResult night(Map<String, Fault> faults) throws Exception {
        return FakeWork.night(world.context, "d".repeat(64), faults);
    }

    private static AttemptRow attempt(String id, int times) {
        return new AttemptRow("detect", "d".repeat(64), id, times);
    }
}
