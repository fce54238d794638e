package org.vsekai.backpack.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vsekai.backpack.config.InvalidSettingException;
import org.vsekai.backpack.config.Settings;
import org.vsekai.backpack.experiment.Experiment.Variant;

class ExperimentTest {
    private static final Experiment RANKS =
            new Experiment("ranks", List.of(new Variant("control", "live", 0.7), new Variant("candidate", "r9", 0.3)));

    @Test
    void usersAreDealtAsAnyOtherProgramWouldDealThem() {
        // From the same hash in Python: a change of it would deal the users of running experiments anew.
        assertThat(IntStream.range(0, 12)
                        .filter(i -> RANKS.variant("u" + i).name().equals("candidate")))
                .containsExactly(0, 4, 7);
    }

    @Test
    void everyVariantGetsItsShare() {
        long candidates = IntStream.range(0, 100_000)
                .filter(i -> RANKS.variant("user-" + i).name().equals("candidate"))
                .count();

        // Five standard deviations of a fair draw.
        assertThat(candidates / 100_000.0).isCloseTo(0.3, within(0.0073));
    }

    @Test
    void anotherExperimentDealsUsersIndependently() {
        var other = new Experiment("other", RANKS.variants());
        long both = IntStream.range(0, 100_000)
                .filter(i -> RANKS.variant("user-" + i).name().equals("candidate")
                        && other.variant("user-" + i).name().equals("candidate"))
                .count();

        assertThat(both / 100_000.0).isCloseTo(0.09, within(0.0046));
    }

    @Test
    void variantsThatCannotBeAreRefused() {
        var live = new Variant("control", "live", 0.5);
        assertThatThrownBy(() -> new Experiment("x", List.of(live))).hasMessageContaining("at least two variants");
        assertThatThrownBy(() -> new Experiment("x", List.of(live, live))).hasMessageContaining("two variants named");
        assertThatThrownBy(() -> new Experiment("x", List.of(live, new Variant("b", "r2", 0.4))))
                .hasMessageContaining("add up to 1, not 0.9");
        assertThatThrownBy(() -> new Experiment("a b", List.of(live, new Variant("b", "r2", 0.5))))
                .hasMessageContaining("name of an experiment");
        assertThatThrownBy(() -> new Variant("b", "r2", 0)).hasMessageContaining("share of variant b");
        assertThatThrownBy(() -> new Variant("b", " ", 1)).hasMessageContaining("must name a release");
    }

    @Test
    void withoutSettingsThereIsNone() {
        var settings = Settings.defaults().bind(ExperimentSettings.SECTION, ExperimentSettings.class);

        assertThat(settings).isEqualTo(new ExperimentSettings("", List.of()));
        assertThat(settings.experiment()).isEmpty();
    }

    @Test
    void settingsNameVariantsReleasesAndShares(@TempDir Path folder) throws Exception {
        var file = Files.writeString(
                folder.resolve("backpack.conf"),
                "backpack.experiment { name = ranks, variants = [\"control=live:0.7\", \"candidate=r9:0.3\"] }");

        assertThat(Settings.load(file)
                        .bind(ExperimentSettings.SECTION, ExperimentSettings.class)
                        .experiment())
                .contains(RANKS);
    }

    @Test
    void aVariantThatIsNoneIsRefusedByName(@TempDir Path folder) throws Exception {
        var file = Files.writeString(
                folder.resolve("backpack.conf"),
                "backpack.experiment { name = ranks, variants = [\"control=live\", \"candidate=r9:0.3\"] }");

        assertThatThrownBy(() -> Settings.load(file).bind(ExperimentSettings.SECTION, ExperimentSettings.class))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("'control=live' is not name=release:share");
    }
}
