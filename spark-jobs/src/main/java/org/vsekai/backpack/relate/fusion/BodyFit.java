package org.vsekai.backpack.relate.fusion;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import org.vsekai.backpack.scene.CalibratedCamera;
import org.vsekai.backpack.scene.Vector3;
import org.vsekai.backpack.vision.Box;

/**
 * The upright body that several cameras' boxes are around. The middle of a box is not where a camera sees the middle of a thing: what is
 * nearer looks larger. So the thing is given a body, whose place, size and turn are those that make its own boxes most like the ones that
 * were seen, after QuadricSLAM (L. Nicholson, M. Milford and N. Sünderhauf, "QuadricSLAM: dual quadrics from object detections as
 * landmarks in object-oriented SLAM", RA-L 2019), with an upright cylinder or cuboid for the ellipsoid: things of rooms stand and have
 * flat tops. Whichever of the two fits better is taken. Stateless and thread-safe.
 */
final class BodyFit {
    private static final int AROUND = 24;
    /** Metres: a thing is no thinner. */
    private static final double THINNEST = 1e-3;
    /** Two boxes tell neither width from depth: unless more do, they are taken to be alike. In pixels for a factor of e. */
    private static final double LIKENESS = 2;
    /** Edges that are further off, in pixels, count less than by their square: something may stand before them. */
    private static final double USUAL_ERROR = 4;

    private static final double[] FIRST_TURNS = {0, Math.PI / 4};

    private BodyFit() {}

    /** What a body's outline seen from above is. */
    private enum Outline {
        ELLIPSE,
        RECTANGLE
    }

    /**
     * An upright body, metres.
     *
     * @param middle halfway up its axis
     * @param width across the picture: the mean of its two sides
     * @param misfit of the edges, the squares of the usual ones' errors together
     */
    record Body(Vector3 middle, double width, double height, double misfit) {}

    /** One side of one camera's box, with the pixel at which it was seen. */
    private record Edge(CalibratedCamera camera, double seen, BoxSide side) {}

    /**
     * What is moved: the middle, then sizes as logarithms, so that they stay above 0, and the turn about the upright axis in radians.
     */
    private record Guess(Vector3 middle, double halfWidth, double halfDepth, double halfHeight, double turn) {
        static Guess of(double[] numbers) {
            return new Guess(
                    new Vector3(numbers[0], numbers[1], numbers[2]),
                    Math.exp(numbers[3]),
                    Math.exp(numbers[4]),
                    Math.exp(numbers[5]),
                    numbers[6]);
        }

        double[] numbers() {
            return new double[] {
                middle.x(), middle.y(), middle.z(), Math.log(halfWidth), Math.log(halfDepth), Math.log(halfHeight), turn
            };
        }

        /** A point of the lower or upper rim. */
        Vector3 rim(Outline outline, double angle, boolean isUpper) {
            double sine = Math.sin(angle);
            double cosine = Math.cos(angle);
            double u = halfWidth * (outline == Outline.ELLIPSE ? sine : Math.signum(sine));
            double v = halfDepth * (outline == Outline.ELLIPSE ? cosine : Math.signum(cosine));
            return middle.plus(new Vector3(
                    u * Math.cos(turn) + v * Math.sin(turn),
                    isUpper ? halfHeight : -halfHeight,
                    v * Math.cos(turn) - u * Math.sin(turn)));
        }
    }

    /** The body around a place where the members' middles meet; none where too few edges are within the pictures. */
    static Optional<Body> around(Vector3 place, List<Seen> members) {
        var edges = edges(members);
        if (edges.size() < 6) {
            return Optional.empty();
        }
        Optional<Body> best = Optional.empty();
        for (var outline : Outline.values()) {
            for (double turn : FIRST_TURNS) {
                var body = fitted(first(place, members, turn), outline, edges);
                if (body.isPresent()
                        && body.get().misfit() < best.map(Body::misfit).orElse(Double.POSITIVE_INFINITY)) {
                    best = body;
                }
            }
        }
        return best.filter(body -> members.stream().allMatch(seen -> isInSight(body, seen)));
    }

    private static Guess first(Vector3 place, List<Seen> members, double turn) {
        double width = members.stream()
                .mapToDouble(seen -> seen.widthAt(place))
                .average()
                .orElse(0);
        double height = members.stream()
                .mapToDouble(seen -> seen.heightAt(place))
                .average()
                .orElse(0);
        double half = Math.max(THINNEST, width / 2);
        // Of equal sides no turn is better than another: the search would not begin.
        return new Guess(place, 1.1 * half, 0.9 * half, Math.max(THINNEST, height / 2), turn);
    }

    private static Optional<Body> fitted(Guess first, Outline outline, List<Edge> edges) {
        return LeastSquares.minimise(
                        first.numbers(), edges.size() + 1, numbers -> errors(Guess.of(numbers), outline, edges))
                .map(Guess::of)
                .filter(guess -> guess.middle().isFinite())
                .map(guess -> new Body(
                        guess.middle(),
                        guess.halfWidth() + guess.halfDepth(),
                        2 * guess.halfHeight(),
                        squares(errors(guess, outline, edges))));
    }

    private static double squares(double[] errors) {
        double sum = 0;
        for (double error : errors) {
            sum += error * error;
        }
        return sum;
    }

    private static boolean isInSight(Body body, Seen seen) {
        return seen.sight().error(body.middle()) < Double.POSITIVE_INFINITY;
    }

    private static List<Edge> edges(List<Seen> members) {
        var edges = new ArrayList<Edge>();
        for (var seen : members) {
            var camera = seen.sight().camera();
            for (var side : BoxSide.values()) {
                if (side.isWithin(camera, seen.box())) {
                    edges.add(new Edge(camera, side.of(seen.box()), side));
                }
            }
        }
        return edges;
    }

    private static double[] errors(Guess guess, Outline outline, List<Edge> edges) {
        var errors = new double[edges.size() + 1];
        var boxes = new IdentityHashMap<CalibratedCamera, Box>();
        for (int i = 0; i < edges.size(); i++) {
            var edge = edges.get(i);
            var box = boxes.computeIfAbsent(edge.camera(), camera -> box(guess, outline, camera));
            errors[i] = forgiven(edge.side().of(box) - edge.seen());
        }
        errors[edges.size()] = LIKENESS * Math.log(guess.halfWidth() / guess.halfDepth());
        return errors;
    }

    /** Its square is the loss of P. Charbonnier et al., "Deterministic edge-preserving regularization" (1997): linear far out. */
    private static double forgiven(double error) {
        double share = error / USUAL_ERROR;
        return Math.signum(error) * USUAL_ERROR * Math.sqrt(2 * (Math.sqrt(1 + share * share) - 1));
    }

    /** The box around both rims as a camera sees them. */
    private static Box box(Guess guess, Outline outline, CalibratedCamera camera) {
        double left = Double.POSITIVE_INFINITY;
        double top = Double.POSITIVE_INFINITY;
        double right = Double.NEGATIVE_INFINITY;
        double bottom = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < 2 * AROUND; i++) {
            // Both rims in turn; half a step aside, and never on a corner's angle.
            double angle = Math.PI * (i + 0.5) / AROUND;
            var seen = camera.project(guess.rim(outline, angle, i % 2 == 0));
            left = Math.min(left, seen.x());
            top = Math.min(top, seen.y());
            right = Math.max(right, seen.x());
            bottom = Math.max(bottom, seen.y());
        }
        return new Box(left, top, right, bottom);
    }
}
