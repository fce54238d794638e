package org.vsekai.backpack.relate.fusion;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.vsekai.backpack.ontology.Ontology;
import org.vsekai.backpack.scene.Matrix4;
import org.vsekai.backpack.scene.PinholeCamera;
import org.vsekai.backpack.scene.Quaternion;
import org.vsekai.backpack.scene.Vector3;

class AssociationTest {
    private static final String CHAIR = Ontology.NAMESPACE + "Chair";
    private static final String ARMCHAIR = Ontology.NAMESPACE + "Armchair";
    private static final String FURNITURE = Ontology.NAMESPACE + "Furniture";
    private static final String DOG = Ontology.NAMESPACE + "Dog";

    private final ClassAgreement classes = new ClassAgreement(Ontology.bundled().closure());
    private final Association association =
            new Association(classes, new FusionSettings(0.3, 4, 0.15, 2, Duration.ofMillis(50), 0.3));
    private final List<PinholeCamera> cameras = List.of(camera(0), camera(1.2), camera(2.4), camera(4));

    private record Thing(String classIri, Vector3 at, double size) {}

    private static PinholeCamera camera(double around) {
        var eye = new Vector3(5 * Math.sin(around), 1.8, 5 * Math.cos(around));
        var pose = Matrix4.compose(eye, Quaternion.looking(eye, new Vector3(0, 0.5, 0)), new Vector3(1, 1, 1));
        return new PinholeCamera(640, 480, 500, 500, 320, 240, pose, 0.05, 100);
    }

    /** What a perfect detector says of a thing. */
    private Seen seen(Thing thing, int camera, String classIri, String id) {
        var eye = cameras.get(camera);
        var box = Cylinders.box(eye, thing.at(), thing.size());
        return Seen.by(eye, id, "camera" + camera, classIri, 0.9, box).orElseThrow();
    }

    private List<Seen> all(List<Thing> things) {
        var seen = new ArrayList<Seen>();
        for (int camera = 0; camera < cameras.size(); camera++) {
            for (int i = 0; i < things.size(); i++) {
                seen.add(seen(things.get(i), camera, things.get(i).classIri(), i + "@" + camera));
            }
        }
        return seen;
    }

    @Test
    void eachThingIsFoundOnceByAllCamerasInWhicheverOrderTheyCome() {
        var things = List.of(
                new Thing(CHAIR, new Vector3(0, 0.5, 0), 0.6),
                new Thing(CHAIR, new Vector3(0.9, 0.5, 0.3), 0.6),
                new Thing(CHAIR, new Vector3(-1.1, 0.5, -0.4), 0.6),
                new Thing(DOG, new Vector3(0.1, 0.3, 1.1), 0.5));
        var seen = all(things);
        Collections.shuffle(seen, new Random(5));

        var fused = association.fuse(seen);

        assertThat(fused).hasSize(things.size()).allSatisfy(one -> {
            assertThat(one.support()).isEqualTo(4);
            var number = one.members().get(0).detectionId().substring(0, 1);
            assertThat(one.members()).allMatch(member -> member.detectionId().startsWith(number));
            var thing = things.get(Integer.parseInt(number));
            assertThat(one.middle().minus(thing.at()).length()).isLessThan(0.01);
            assertThat(one.classIri(classes)).isEqualTo(thing.classIri());
            assertThat(one.height()).isCloseTo(thing.size(), org.assertj.core.api.Assertions.within(0.02));
        });
    }

    @Test
    void aClassAndOneAboveItAreOfOneThingAndTheLowerOneNamesIt() {
        var thing = new Thing(CHAIR, new Vector3(0, 0.5, 0), 0.6);

        var fused = association.fuse(
                List.of(seen(thing, 0, FURNITURE, "a"), seen(thing, 1, ARMCHAIR, "b"), seen(thing, 2, CHAIR, "c")));

        assertThat(fused).hasSize(1);
        assertThat(fused.get(0).support()).isEqualTo(3);
        assertThat(fused.get(0).classIri(classes)).isEqualTo(ARMCHAIR);
    }

    @Test
    void classesThatDisagreeAreOfTwoThings() {
        var thing = new Thing(CHAIR, new Vector3(0, 0.5, 0), 0.6);

        assertThat(association.fuse(List.of(seen(thing, 0, CHAIR, "a"), seen(thing, 1, DOG, "b"))))
                .isEmpty();
    }

    @Test
    void aThingThatOneCameraSawIsNowhere() {
        var thing = new Thing(CHAIR, new Vector3(0, 0.5, 0), 0.6);

        assertThat(association.fuse(List.of(seen(thing, 0, CHAIR, "a")))).isEmpty();
        assertThat(association.fuse(List.of())).isEmpty();
    }

    @Test
    void aLargeThingFarAwayIsNotASmallOneNearby() {
        var near = new Thing(CHAIR, new Vector3(0, 0.5, 2), 0.2);
        var far = new Thing(CHAIR, new Vector3(0, 0.5, 0), 1.4);

        assertThat(association.fuse(List.of(seen(near, 0, CHAIR, "a"), seen(far, 2, CHAIR, "b"))))
                .isEmpty();
    }

    @Test
    void detectionsThatAreNothingDoNotTakeOthersWithThem() {
        var things = List.of(
                new Thing(CHAIR, new Vector3(0, 0.5, 0), 0.6), new Thing(CHAIR, new Vector3(1.2, 0.5, 0.5), 0.6));
        var seen = all(things);
        seen.add(seen(new Thing(CHAIR, new Vector3(0.4, 1.4, 0.2), 0.6), 1, CHAIR, "x@1"));
        seen.add(seen(new Thing(CHAIR, new Vector3(-0.9, 0.1, 0.8), 0.5), 3, CHAIR, "y@3"));

        var fused = association.fuse(seen);

        assertThat(fused.stream().filter(one -> one.support() == 4)).hasSize(2);
        var used = fused.stream()
                .flatMap(one -> one.members().stream())
                .map(Seen::detectionId)
                .collect(Collectors.toList());
        assertThat(new HashSet<>(used)).hasSameSizeAs(used);
    }
}
