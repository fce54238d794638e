package org.vsekai.backpack.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vsekai.backpack.scene.Vector3;

/** A rectangular floor on which nothing stands in anything else. Not thread-safe. */
final class FloorPlan {
    private static final int ATTEMPTS = 60;
    private static final double WALL_GAP = 0.03;

    private final double halfWidth;
    private final double halfDepth;
    private final double gap;
    private final RandomStream random;
    private final List<Footprint> taken = new ArrayList<>();

    /** @param gap least distance between things in metres */
    FloorPlan(double width, double depth, double gap, RandomStream random) {
        this.halfWidth = width / 2;
        this.halfDepth = depth / 2;
        this.gap = gap;
        this.random = random;
    }

    /** Where something stands. */
    record Spot(double x, double z, double heading) {
        Vector3 at(double y) {
            return new Vector3(x, y, z);
        }

        /** A point given in the axes of what stands here. */
        Spot beside(double localX, double localZ, double turn) {
            double sine = StrictMath.sin(heading);
            double cosine = StrictMath.cos(heading);
            return new Spot(x + localX * cosine + localZ * sine, z + localZ * cosine - localX * sine, heading + turn);
        }
    }

    /** Keeps a place free. */
    void keepFree(Footprint footprint) {
        taken.add(footprint);
    }

    /** Takes a certain spot if it is free. */
    boolean take(Solid solid, Spot spot) {
        return take(Footprint.of(solid, spot.x(), spot.z(), spot.heading()));
    }

    private boolean take(Footprint footprint) {
        if (!footprint.isWithin(halfWidth, halfDepth) || taken.stream().anyMatch(footprint.grown(gap)::overlaps)) {
            return false;
        }
        taken.add(footprint);
        return true;
    }

    /** Finds a spot with the back to one of the four edges. */
    Optional<Spot> alongEdge(Solid solid) {
        double back = solid.bounds().minimum().z();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int edge = random.below(4);
            double heading = edge * Math.PI / 2;
            double along = random.between(-1, 1);
            var spot =
                    switch (edge) {
                        case 0 -> new Spot(along * halfWidth, -halfDepth - back + WALL_GAP, heading);
                        case 1 -> new Spot(-halfWidth - back + WALL_GAP, along * halfDepth, heading);
                        case 2 -> new Spot(along * halfWidth, halfDepth + back - WALL_GAP, heading);
                        default -> new Spot(halfWidth + back - WALL_GAP, along * halfDepth, heading);
                    };
            if (take(solid, spot)) {
                return Optional.of(spot);
            }
        }
        return Optional.empty();
    }

    /** Finds a spot within a share of the floor around its middle, turned by one of these angles. */
    Optional<Spot> anywhere(Solid solid, double share, List<Double> headings) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            var spot = randomSpot(share, random.pick(headings) + random.between(-0.1, 0.1));
            if (take(solid, spot)) {
                return Optional.of(spot);
            }
        }
        return Optional.empty();
    }

    /** Finds a spot for a person, who needs so much room to each side. */
    Optional<Spot> anywhere(double halfRoom) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            var spot = randomSpot(0.9, random.between(0, 2 * Math.PI));
            if (take(Footprint.around(spot.at(0), halfRoom))) {
                return Optional.of(spot);
            }
        }
        return Optional.empty();
    }

    private Spot randomSpot(double share, double heading) {
        return new Spot(random.between(-1, 1) * share * halfWidth, random.between(-1, 1) * share * halfDepth, heading);
    }
}
