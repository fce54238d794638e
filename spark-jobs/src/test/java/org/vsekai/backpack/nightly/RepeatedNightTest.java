package org.vsekai.backpack.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vsekai.backpack.config.Settings;
import org.vsekai.backpack.landing.Event;
import org.vsekai.backpack.landing.LandingZone;
import org.vsekai.backpack.landing.Upload;
import org.vsekai.backpack.pipeline.Runner;
import org.vsekai.backpack.pipeline.Spark;
import org.vsekai.backpack.pipeline.StageContext;
import org.vsekai.backpack.sample.SampleWorld;
import org.vsekai.backpack.sample.SampleWorldSettings;
import org.vsekai.backpack.table.FrameRow;
import org.vsekai.backpack.table.InferenceRow;
import org.vsekai.backpack.table.InteractionKind;
import org.vsekai.backpack.table.InteractionRow;
import org.vsekai.backpack.table.ItemIndexRow;
import org.vsekai.backpack.table.ModelReleaseRow;
import org.vsekai.backpack.table.ReleaseState;
import org.vsekai.backpack.table.SceneRow;
import org.vsekai.backpack.table.StageRunRow;
import org.vsekai.backpack.table.Table;
import org.vsekai.backpack.table.Tables;
import org.vsekai.backpack.table.UserIndexRow;

/**
 * A second night with nothing new, in a data folder that was moved, and a third one for which a scene and a hundred
 * interactions have come.
 */
@Tag("slow")
class RepeatedNightTest {
    private static final int ARRIVED = 100;
    private static final int OF_THE_STRANGER = 10;
    private static final String STRANGER = "stranger";

    @TempDir
    static Path folder;

    private static StageContext context;
    private static Contents first;
    private static Map<String, Long> firstVersions;
    private static Map<String, Long> secondVersions;
    private static List<StageRunRow> secondRuns;
    private static List<StageRunRow> thirdRuns;
    private static Contents third;
    private static String sceneId;

    @BeforeAll
    static void runTwoMoreNights() throws Exception {
        var night = FirstNight.shared();
        first = night.contents();
        night.copyData(folder.resolve("data"));
        context = Spark.contextOf(folder.resolve("data"), Settings.defaults());
        firstVersions = versions();
        var firstRuns = runs();

        run();
        secondVersions = versions();
        secondRuns = new ArrayList<>(runs());
        secondRuns.removeAll(firstRuns);

        sceneId = oneMoreScene();
        context.landing().append("third-night", interactions());
        var formerRuns = runs();
        run();
        thirdRuns = new ArrayList<>(runs());
        thirdRuns.removeAll(formerRuns);
        third = Contents.of(context.warehouse());
    }

    @Test
    void theSameNightAgainChangesNoTable() {
        assertThat(secondVersions).isEqualTo(firstVersions);
    }

    @Test
    void eachStageSaysThatItFoundNothingNew() {
        var summaries = new TreeMap<String, String>();
        secondRuns.forEach(run -> {
            // The ledger alone grows in such a night, and may be compacted.
            assertThat(run.rowsOut())
                    .as(run.stage())
                    .isLessThanOrEqualTo(run.stage().equals("nightly/maintain/compact") ? 1 : 0);
            summaries.put(run.stage(), run.summary());
        });
        var nothing = "nothing new";

        assertThat(summaries)
                // After the move the events are read once more, and the manifest that is none.
                .containsEntry("nightly/ingest/scenes", "1 scenes, 0 rows new or changed")
                .hasEntrySatisfying("nightly/ingest/events", summary -> assertThat(summary)
                        .endsWith(" events, 0 rows new or changed"))
                .containsEntry("nightly/frames/render", "0 frames drawn of 0 scenes")
                .hasEntrySatisfying("nightly/frames/filter", summary -> assertThat(summary)
                        .startsWith("0 frames measured; 0 kept")
                        .contains("strictness 0.000"))
                .containsEntry("nightly/perceive/detect", nothing)
                .containsEntry("nightly/perceive/detect-person-pose", nothing)
                .containsEntry("nightly/perceive/detect-person-pose-embed", nothing)
                .containsEntry("nightly/perceive/embed", nothing)
                .containsEntry("nightly/relate/features", nothing)
                .containsEntry("nightly/measure/detections", nothing)
                .containsEntry("nightly/measure/throughput", nothing)
                .containsEntry("nightly/recommend/index", nothing)
                .containsEntry("nightly/recommend/train", "the factors are of these interactions already")
                .containsEntry("nightly/recommend/publish", nothing)
                .hasEntrySatisfying(
                        "nightly/relate/classes", summary -> assertThat(summary).endsWith("as before"));
    }

    @Test
    void onlyWhatArrivedIsRead() {
        assertThat(thirdRuns)
                .filteredOn(run -> run.stage().startsWith("nightly/ingest/"))
                .extracting(StageRunRow::stage, StageRunRow::rowsIn)
                .contains(
                        org.assertj.core.groups.Tuple.tuple("nightly/ingest/scenes", 1L),
                        org.assertj.core.groups.Tuple.tuple("nightly/ingest/events", (long) ARRIVED));
    }

    @Test
    void onlyTheNewFramesAreLookedAt() {
        var before = context.warehouse().read(InferenceRow.TABLE, firstVersions.get(InferenceRow.TABLE.name()));
        var known = context.warehouse().records(InferenceRow.TABLE, before);
        var now = records(InferenceRow.TABLE);
        var added = new ArrayList<>(now);
        added.removeAll(known);
        var newFrames = records(FrameRow.TABLE).stream()
                .filter(frame -> frame.sceneId().equals(sceneId) && frame.kept())
                .map(FrameRow::frameId)
                .toList();

        assertThat(newFrames).isNotEmpty();
        var tasks = List.of("detect", "detect/person/pose", "detect/person/pose/embed", "embed");
        assertThat(tasks).allSatisfy(task -> assertThat(added)
                .filteredOn(mark -> mark.task().equals(task))
                .extracting(InferenceRow::frameId)
                .containsExactlyInAnyOrderElementsOf(newFrames));
        assertThat(now).hasSize(known.size() + tasks.size() * newFrames.size()).containsAll(known);
    }

    @Test
    void whatArrivedIsThereBesideWhatWas() {
        assertThat(added(SceneRow.TABLE)).containsExactly(List.of(sceneId));
        assertThat(added(InteractionRow.TABLE)).hasSize(ARRIVED);
        for (var table : List.of(SceneRow.TABLE, FrameRow.TABLE, InteractionRow.TABLE)) {
            assertThat(third.rows(table)).containsAllEntriesOf(first.rows(table));
        }
    }

    @Test
    void thereIsANewReleaseOnNewFactorsAndTheOldOneStays() {
        var releases = records(ModelReleaseRow.TABLE).stream()
                .sorted(Comparator.comparingLong(ModelReleaseRow::number))
                .toList();

        assertThat(releases)
                .extracting(ModelReleaseRow::number, ModelReleaseRow::state)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(1L, ReleaseState.RELEASED),
                        org.assertj.core.groups.Tuple.tuple(2L, ReleaseState.RELEASED));
        assertThat(releases.get(1).gate()).startsWith("passed");
        assertThat(releases.get(1).tables())
                .allSatisfy(named ->
                        assertThat(named.version()).as(named.table()).isLessThanOrEqualTo(version(named.table())))
                .extracting(ModelReleaseRow.TableVersion::table)
                .contains(UserIndexRow.TABLE.name(), SceneRow.TABLE.name());
        assertThat(third.rows(ModelReleaseRow.TABLE)).containsAllEntriesOf(first.rows(ModelReleaseRow.TABLE));
    }

    @Test
    void usersAndItemsKeepTheirNumbersAndTheNewUserGetsTheNext() {
        assertThat(third.rows(UserIndexRow.TABLE)).containsAllEntriesOf(first.rows(UserIndexRow.TABLE));
        assertThat(third.rows(ItemIndexRow.TABLE)).containsAllEntriesOf(first.rows(ItemIndexRow.TABLE));
        assertThat(records(UserIndexRow.TABLE))
                .filteredOn(row -> row.userId().equals(STRANGER))
                .singleElement()
                .extracting(UserIndexRow::index)
                .isEqualTo(first.rows(UserIndexRow.TABLE).size());
    }

    private static void run() throws Exception {
        Runner.run(Night.pipeline(context.settings()), context, Clock.systemUTC());
    }

    /** A scene of another sample world. */
    private static String oneMoreScene() throws IOException {
        var other = new LandingZone(folder.resolve("other"));
        new SampleWorld(new SampleWorldSettings(1, 1, 1, 2)).writeTo(other, line -> {});
        try (var manifests = Files.list(other.uploadsFolder())) {
            var upload = Upload.read(Files.readString(manifests.findFirst().orElseThrow()));
            FileUtils.copyDirectory(
                    other.sceneFolder(upload.sceneId()).toFile(),
                    context.landing().sceneFolder(upload.sceneId()).toFile());
            context.landing().announce(upload);
            return upload.sceneId();
        }
    }

    /**
     * What users did before they do again, and a new user comes: news to the factors, but of a kind that cannot make
     * them worse than the gate allows, small as the world is.
     */
    private static List<Event> interactions() {
        var known = records(InteractionRow.TABLE).stream()
                .sorted(Comparator.comparing(InteractionRow::occurredAt).thenComparing(InteractionRow::eventId))
                .toList();
        var later = known.get(known.size() - 1).occurredAt().plus(Duration.ofDays(1));
        var events = new ArrayList<Event>();
        for (int i = 0; i < ARRIVED; i++) {
            boolean again = i >= OF_THE_STRANGER;
            events.add(new Event.Interaction(
                    "third-night-" + i,
                    again ? known.get(i).userId() : STRANGER,
                    again ? known.get(i).itemId() : "i" + (i + 1),
                    InteractionKind.VISIT,
                    1,
                    later.plusSeconds(i)));
        }
        return events;
    }

    private static Set<List<Object>> added(Table<?> table) {
        var keys = new HashSet<>(third.rows(table).keySet());
        keys.removeAll(first.rows(table).keySet());
        return keys;
    }

    private static Map<String, Long> versions() {
        var versions = new TreeMap<String, Long>();
        Tables.all().stream()
                .filter(table -> table != StageRunRow.TABLE)
                .forEach(table -> versions.put(table.name(), context.warehouse().version(table)));
        return versions;
    }

    private static long version(String name) {
        return Tables.all().stream()
                .filter(table -> table.name().equals(name))
                .mapToLong(context.warehouse()::version)
                .findFirst()
                .orElseThrow();
    }

    private static List<StageRunRow> runs() {
        return records(StageRunRow.TABLE);
    }

    private static <R extends Record> List<R> records(Table<R> table) {
        return context.warehouse().records(table, context.warehouse().read(table));
    }
}
