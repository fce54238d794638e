package org.vsekai.backpack.table;

import java.util.List;

@Description("What an item holds, by class and by every class above: the ground for filters and cold start.")
public record ItemFeatureRow(
        @Description("The item.") String itemId,

        @Description("Its classes and their ancestors, by IRI in ascending order, with what speaks for each.")
        List<Feature> features,

        @Description("What is said of it, under one name for all vocabularies; by name, then by value.")
        List<Said> attributes,

        @Formerly("")
        @Description("What it holds in words, the most of it first, such as: 3 × chair, 1 × guitar, indoor place.")
        String summary) {

    /** Of an item of which nothing is said. */
    public ItemFeatureRow(String itemId, List<Feature> features) {
        this(itemId, features, List.of(), "");
    }

    /** How much of a class an item holds; declared and detected evidence are kept apart. */
    public record Feature(
            @Description("The class.") String classIri,

            @Description("Objects of it or of a class below that the owner or the scene declares.")
            double declared,

            @Description(
                    "The most objects of it or of a class below that a model saw in one frame; of a kind of place 1.")
            double detected) {
        public static final String CLASS_IRI = "class_iri";
        public static final String DECLARED = "declared";
        public static final String DETECTED = "detected";
    }

    /** An attribute. */
    public record Said(
            @Description("title, summary, tag, creator, licence or rights.")
            String attribute,

            @Description("The value; of a licence its address.")
            String value,

            @Description(
                    "Who says so: item for the item's owner, else the IRIs of the properties in its scene's description.")
            List<String> origins) {
        public static final String ATTRIBUTE = "attribute";
        public static final String VALUE = "value";
        public static final String ORIGINS = "origins";
    }

    public static final String ITEM_ID = "item_id";
    public static final String FEATURES = "features";
    public static final String ATTRIBUTES = "attributes";
    public static final String SUMMARY = "summary";

    public static final Table<ItemFeatureRow> TABLE = Table.of("item_features", ItemFeatureRow.class, ITEM_ID);
}
