package org.vsekai.backpack.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReasoningStepsTest {
    @Test
    void aLineIsAStepWithoutItsMark() {
        assertThat(ReasoningSteps.of("1. Count the chairs.\n\n 2) Add them\n- Say 4\nStep 3: done\n2 chairs remain"))
                .containsExactly("Count the chairs.", "Add them", "Say 4", "done", "2 chairs remain");
    }

    @Test
    void manyStepsEndInOne() {
        var steps = ReasoningSteps.of("- go on\n".repeat(1_000));

        assertThat(steps).hasSize(32);
        assertThat(steps.get(31)).startsWith("go on go on");
    }

    @Test
    void nothingIsNoStep() {
        assertThat(ReasoningSteps.of(" \n1.\n")).isEmpty();
    }
}
