package org.vsekai.backpack.perceive;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.vsekai.backpack.pipeline.Outcome;
import org.vsekai.backpack.table.DetectionRow;
import org.vsekai.backpack.table.KeypointRow;
import org.vsekai.backpack.table.Table;
import org.vsekai.backpack.vision.Box;
import org.vsekai.backpack.vision.Person;
import org.vsekai.backpack.vision.PoseEmbedding;
import org.vsekai.backpack.vision.PoseEstimator;

/**
 * Persons and their joints: of a whole frame all, of a person's cut-out the one that fills it best. Their places are the
 * frame's.
 */
record PoseWork(Eyes eyes, Mark mark) implements PictureWork<List<Person>> {
    @Override
    public List<Table<?>> tables() {
        return List.of(KeypointRow.TABLE);
    }

    @Override
    public PictureWorker.Network<List<Person>> network() {
        var poses = PoseEstimator.open(eyes.model(), eyes.settings());
        return PictureWorker.Network.of(poses::estimate, poses::close);
    }

    @Override
    public int add(Outcome outcome, Eyes.Sight sight, List<List<Person>> seen) {
        for (int i = 0; i < seen.size(); i++) {
            var view = sight.views().get(i);
            if (view.detection().isPresent()) {
                int rank = i;
                best(seen.get(i), view)
                        .ifPresent(person -> outcome.add(KeypointRow.TABLE, row(sight, view, person, rank)));
            } else {
                for (int rank = 0; rank < seen.get(i).size(); rank++) {
                    outcome.add(KeypointRow.TABLE, row(sight, view, seen.get(i).get(rank), rank));
                }
            }
        }
        return Math.toIntExact(outcome.count(KeypointRow.TABLE));
    }

    /** Others may stand in the cut-out too. */
    private static Optional<Person> best(List<Person> persons, Eyes.View view) {
        var detected = box(view.detection().orElseThrow());
        return persons.stream()
                .max(Comparator.comparingDouble(person -> box(person, view).intersectionOverUnion(detected)))
                .filter(person -> box(person, view).intersectionOverUnion(detected) > 0);
    }

    private static Box box(DetectionRow row) {
        return new Box(row.xMinimum(), row.yMinimum(), row.xMaximum(), row.yMaximum());
    }

    private static Box box(Person person, Eyes.View view) {
        var box = person.box();
        return new Box(
                box.xMinimum() + view.left(),
                box.yMinimum() + view.top(),
                box.xMaximum() + view.left(),
                box.yMaximum() + view.top());
    }

    private KeypointRow row(Eyes.Sight sight, Eyes.View view, Person person, int rank) {
        var frame = sight.frame();
        var box = box(person, view);
        var joints = person.keypoints().stream()
                .map(joint -> new KeypointRow.Joint(
                        joint.joint().cocoName(),
                        joint.x() + view.left(),
                        joint.y() + view.top(),
                        joint.score(),
                        joint.isSeen()))
                .toList();
        return new KeypointRow(
                mark.resultId(frame.frameId(), rank),
                frame.frameId(),
                frame.sceneId(),
                frame.cameraId(),
                view.detection().map(DetectionRow::detectionId),
                mark.task(),
                mark.model(),
                mark.version(),
                mark.digest(),
                person.score(),
                box.xMinimum(),
                box.yMinimum(),
                box.xMaximum(),
                box.yMaximum(),
                joints,
                PoseEmbedding.of(person).orElse(List.of()));
    }
}
