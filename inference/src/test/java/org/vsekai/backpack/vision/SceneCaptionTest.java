package org.vsekai.backpack.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.vsekai.backpack.vision.SceneCaption.Count;

class SceneCaptionTest {
    @Test
    void itIsAnEnglishSentence() {
        var counts = List.of(new Count("person", 0, 1), new Count("chair", 1, 2), new Count("armchair", 2, 1));
        assertThat(new SceneCaption(true, counts).text())
                .isEqualTo("A room with a person, two chairs and an armchair.");
    }

    @Test
    void pluralsAreThoseOfEnglish() {
        var counts = List.of(new Count("person", 0, 3), new Count("bench", 1, 2), new Count("sports ball", 2, 12));
        assertThat(new SceneCaption(false, counts).text())
                .isEqualTo("A place outdoors with three people, two benches and 12 sports balls.");
    }

    @Test
    void oneThingNeedsNoList() {
        assertThat(new SceneCaption(true, List.of(new Count("lamp", 0, 1))).text())
                .isEqualTo("A room with a lamp.");
    }

    @Test
    void nothingIsEmpty() {
        assertThat(new SceneCaption(true, List.of()).text()).isEqualTo("An empty room.");
    }

    @Test
    void aCountOfNoneIsNone() {
        assertThatThrownBy(() -> new Count("lamp", 0, 0)).hasMessageContaining("at least 1");
    }
}
