package org.vsekai.backpack.sample;

import java.util.Arrays;

/** What a pixel of a training scene shows, coarsely: classes of the ontology, and the rest. Their order is that of the labels. */
public enum TrainingRegion {
    OTHER("other"),
    PERSON("person"),
    SEATING("seating"),
    TABLE("table"),
    BED("bed"),
    STORAGE("storage furniture"),
    PLANT("plant"),
    VEHICLE("vehicle"),
    FLOOR("floor"),
    WALL("wall");

    private final String label;

    TrainingRegion(String label) {
        this.label = label;
    }

    /** The label of its ontology class; {@code other} is none. */
    public String label() {
        return label;
    }

    /** Its place among the labels of a model. */
    public int index() {
        return Arrays.asList(values()).indexOf(this);
    }
}
