package org.vsekai.backpack.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.vsekai.backpack.vision.ObjectTracker.Followed;

class ObjectTrackerTest {
    private static final int PATIENCE = 30;

    private final ObjectTracker tracker = new ObjectTracker(PATIENCE);

    @Example
    void anObjectKeepsItsNumberWhileItMoves() {
        for (int frame = 0; frame < 50; frame++) {
            assertThat(tracks(tracker.next(List.of(chair(10 + 5 * frame, 0.9)))))
                    .containsExactly(0L);
        }
    }

    @Example
    void anObjectHalfHiddenKeepsItsNumberThoughTheDetectorIsUnsure() {
        tracker.next(List.of(chair(10, 0.9)));
        tracker.next(List.of(chair(12, 0.9)));

        assertThat(tracks(tracker.next(List.of(chair(14, 0.2))))).containsExactly(0L);
        assertThat(tracks(tracker.next(List.of(chair(16, 0.9))))).containsExactly(0L);
    }

    @Example
    void anUnsureDetectionAloneIsNobody() {
        tracker.next(List.of());

        for (int frame = 0; frame < 5; frame++) {
            assertThat(tracks(tracker.next(List.of(chair(10, 0.4))))).containsExactly(-1L);
        }
    }

    @Example
    void whatIsSeenOnceIsNotBelieved() {
        tracker.next(List.of());

        assertThat(tracks(tracker.next(List.of(chair(10, 0.9))))).containsExactly(-1L);
        assertThat(tracks(tracker.next(List.of(chair(11, 0.9))))).doesNotContain(-1L);
    }

    @Example
    void anObjectThatComesBackInTimeIsTheSame() {
        tracker.next(List.of(chair(10, 0.9)));
        for (int frame = 0; frame < PATIENCE; frame++) {
            tracker.next(List.of());
        }

        assertThat(tracks(tracker.next(List.of(chair(10, 0.9))))).containsExactly(0L);
    }

    @Example
    void anObjectThatComesBackLateIsAnother() {
        tracker.next(List.of(chair(10, 0.9)));
        for (int frame = 0; frame < PATIENCE + 1; frame++) {
            tracker.next(List.of());
        }
        tracker.next(List.of(chair(10, 0.9)));

        assertThat(tracks(tracker.next(List.of(chair(10, 0.9))))).doesNotContain(0L, -1L);
    }

    @Example
    void twoWhoCrossKeepTheirNumbersByTheirMotion() {
        var first = 0L;
        for (int frame = 0; frame < 40; frame++) {
            var right = chair(5 * frame, 0.9);
            var left = new Detection("chair", 1, 0.8, new Box(200 - 5 * frame, 20, 230 - 5 * frame, 50));
            first = tracker.next(List.of(right, left)).get(0).track().orElseThrow();
        }

        assertThat(first).isZero();
    }

    @Example
    void aChairDoesNotBecomeATable() {
        tracker.next(List.of(chair(10, 0.9)));

        var table = new Detection("table", 2, 0.9, chair(10, 1).box());
        assertThat(tracks(tracker.next(List.of(table)))).containsExactly(-1L);
    }

    @Example
    void patienceIsNotNegative() {
        assertThatThrownBy(() -> new ObjectTracker(-1)).hasMessage("patience must be at least 0, not -1");
    }

    /** Objects on lanes of their own, each at its speed, some frames without some of them, detections in any order. */
    @Property(tries = 200)
    void objectsApartAreNeverMistaken(@ForAll long seed, @ForAll @IntRange(min = 1, max = 8) int objects) {
        var random = new Random(seed);
        var speeds = random.doubles(objects, -6, 6).toArray();
        var own = new HashMap<Integer, Long>();
        var tracker = new ObjectTracker(PATIENCE);
        for (int frame = 0; frame < 40; frame++) {
            var lanes = new ArrayList<Integer>();
            for (int lane = 0; lane < objects; lane++) {
                // All are seen at first, so that their speed is known before one is hidden.
                if (frame < 10 || random.nextDouble() < 0.9) {
                    lanes.add(lane);
                }
            }
            Collections.shuffle(lanes, random);
            var seen = new ArrayList<Detection>();
            for (int lane : lanes) {
                double x = 500 + frame * speeds[lane];
                double score = frame < 10 || random.nextDouble() < 0.8 ? 0.9 : 0.3;
                seen.add(new Detection("chair", 1, score, new Box(x, 100 * lane, x + 40, 100 * lane + 60)));
            }
            var numbers = new HashSet<Long>();
            var followed = tracker.next(seen);
            for (int i = 0; i < followed.size(); i++) {
                assertThat(followed.get(i).detection()).isEqualTo(seen.get(i));
                var track = followed.get(i).track();
                if (track.isPresent()) {
                    assertThat(numbers.add(track.getAsLong())).isTrue();
                    assertThat(own.computeIfAbsent(lanes.get(i), lane -> track.getAsLong()))
                            .isEqualTo(track.getAsLong());
                }
            }
        }
        assertThat(own).hasSize(objects);
    }

    private static Detection chair(double x, double score) {
        return new Detection("chair", 1, score, new Box(x, 20, x + 30, 50));
    }

    /** -1 for none. */
    private static List<Long> tracks(List<Followed> followed) {
        return followed.stream()
                .map(Followed::track)
                .map((OptionalLong track) -> track.orElse(-1))
                .toList();
    }
}
