package org.vsekai.backpack.vision;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.vsekai.backpack.catalogue.ModelCard;
import org.vsekai.backpack.catalogue.ModelSettings;
import org.vsekai.backpack.catalogue.UnusableModelException;

/**
 * Makes persons of MoveNet's tensor [1, 6, 56]: 17 times y, x, score, then the box's top, left, bottom, right and the
 * person's score, places as shares of the canvas. Immutable and thread-safe.
 */
final class MoveNetHead {
    private static final int MOST_PERSONS = 6;
    private static final int BOX_AT = 3 * CocoJoint.COUNT;
    private static final int SCORE_AT = BOX_AT + 4;
    private static final int ROW = SCORE_AT + 1;

    private final ModelCard card;
    private final ModelSettings.Keypoints known;

    MoveNetHead(ModelCard card) {
        this.card = card;
        this.known = card.settings(ModelSettings.Keypoints.class);
    }

    /** The persons, best first. */
    List<Person> persons(float[] rows, Letterbox letterbox) {
        if (rows.length != MOST_PERSONS * ROW) {
            throw UnusableModelException.unexpectedOutput(
                    card, rows.length + " numbers, not " + MOST_PERSONS + " x " + ROW);
        }
        var persons = new ArrayList<Person>();
        for (int row = 0; row < rows.length; row += ROW) {
            if (rows[row + SCORE_AT] >= known.score()) {
                persons.add(person(rows, row, letterbox));
            }
        }
        persons.sort(Comparator.comparingDouble(Person::score).reversed());
        return persons;
    }

    private Person person(float[] rows, int row, Letterbox letterbox) {
        var keypoints = new ArrayList<Keypoint>(CocoJoint.COUNT);
        for (var joint : CocoJoint.values()) {
            int at = row + 3 * joint.index();
            keypoints.add(new Keypoint(
                    joint,
                    x(rows[at + 1], letterbox),
                    y(rows[at], letterbox),
                    rows[at + 2],
                    rows[at + 2] >= known.jointScore()));
        }
        int at = row + BOX_AT;
        var box = Box.between(
                x(rows[at + 1], letterbox),
                y(rows[at], letterbox),
                x(rows[at + 3], letterbox),
                y(rows[at + 2], letterbox));
        return new Person(rows[row + SCORE_AT], box, keypoints);
    }

    private double x(double share, Letterbox letterbox) {
        return letterbox.pictureX(share * known.input().width());
    }

    private double y(double share, Letterbox letterbox) {
        return letterbox.pictureY(share * known.input().height());
    }
}
