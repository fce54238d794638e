package org.vsekai.backpack.relate.pose;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.vsekai.backpack.scene.Vector3;
import org.vsekai.backpack.vision.Assignment;
import org.vsekai.backpack.vision.CocoJoint;

/**
 * Who of a moment is who was there before: as many as can be, no further from where they were than they may have gone, so that the ways
 * together are least. Moments come in the order of time. Not thread-safe.
 */
final class PersonHistory {
    private static final Set<CocoJoint> TRUNK =
            EnumSet.of(CocoJoint.LEFT_SHOULDER, CocoJoint.RIGHT_SHOULDER, CocoJoint.LEFT_HIP, CocoJoint.RIGHT_HIP);

    private final PoseSettings settings;
    private final List<Known> known = new ArrayList<>();

    /** @param id what the person is called from the first moment on */
    private record Known(String id, Instant at, Map<CocoJoint, Vector3> joints) {}

    /**
     * Someone at a moment.
     *
     * @param id what the person is called if nobody knows it
     */
    record Newcomer(String id, Map<CocoJoint, Vector3> joints) {}

    PersonHistory(PoseSettings settings) {
        this.settings = settings;
    }

    /** What each of the persons is called. */
    List<String> add(Instant at, List<Newcomer> persons) {
        known.removeIf(one -> one.at().plus(settings.patience()).isBefore(at));
        var before = Assignment.cheapest(
                persons.size(),
                known.size(),
                1,
                (person, one) -> way(known.get(one), persons.get(person).joints())
                        / furthest(known.get(one).at(), at));
        var ids = new ArrayList<String>();
        for (int i = 0; i < persons.size(); i++) {
            var person = persons.get(i);
            var id = before[i] == Assignment.NONE
                    ? person.id()
                    : known.get(before[i]).id();
            ids.add(id);
        }
        for (int i = 0; i < persons.size(); i++) {
            var now = new Known(ids.get(i), at, persons.get(i).joints());
            if (before[i] == Assignment.NONE) {
                known.add(now);
            } else {
                known.set(before[i], now);
            }
        }
        return ids;
    }

    private double furthest(Instant then, Instant now) {
        return settings.nearest()
                + settings.fastest() * Duration.between(then, now).toNanos() / 1e9;
    }

    /** How far the trunk went, or where it was not seen twice the other joints, in metres. */
    private static double way(Known one, Map<CocoJoint, Vector3> joints) {
        double trunk = mean(one.joints(), joints, TRUNK);
        return Double.isFinite(trunk) ? trunk : mean(one.joints(), joints, EnumSet.allOf(CocoJoint.class));
    }

    private static double mean(Map<CocoJoint, Vector3> then, Map<CocoJoint, Vector3> now, Set<CocoJoint> which) {
        double sum = 0;
        int count = 0;
        for (var joint : which) {
            var here = now.get(joint);
            var there = then.get(joint);
            if (here != null && there != null) {
                sum += here.minus(there).length();
                count++;
            }
        }
        return count == 0 ? Double.POSITIVE_INFINITY : sum / count;
    }
}
