package org.vsekai.backpack.table;

import java.util.List;

@Description("What an item holds, by class and by every class above: the ground for filters and cold start.")
public record ItemFeatureRow(
        @Description("The item.") String itemId,

        @Description("Its classes and their ancestors, by IRI in ascending order, with what speaks for each.")
        List<Feature> features) {

    /** How much of a class an item holds; declared and detected evidence are kept apart. */
    public record Feature(
            @Description("The class.") String classIri,

            @Description("Objects of it or of a class below that the owner or the scene declares.")
            double declared,

            @Description("The most objects of it or of a class below that a model saw in one frame.")
            double detected) {
        public static final String CLASS_IRI = "class_iri";
        public static final String DECLARED = "declared";
        public static final String DETECTED = "detected";
    }

    public static final String ITEM_ID = "item_id";
    public static final String FEATURES = "features";

    public static final Table<ItemFeatureRow> TABLE = Table.of("item_features", ItemFeatureRow.class, ITEM_ID);
}
