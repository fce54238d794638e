package org.vsekai.backpack.table;

@Description("The ontology's closure, flat: each class with itself (depth 0) and each class above it.")
public record ClassAncestorRow(
        @Description("A class.") String classIri,
        @Description("A class above it, or itself.") String ancestorIri,
        @Description("Steps on the shortest way up.") int depth) {
    public static final String CLASS_IRI = "class_iri";
    public static final String ANCESTOR_IRI = "ancestor_iri";
    public static final String DEPTH = "depth";

    public static final Table<ClassAncestorRow> TABLE =
            Table.of("class_ancestors", ClassAncestorRow.class, CLASS_IRI, ANCESTOR_IRI);
}
