package org.vsekai.backpack.table;

@Description(
        "A statement of the graph: what scenes say of themselves, what models saw, what items hold. Terms as in N-Quads.")
public record QuadRow(
        @Description(
                "Whose statement it is: the IRI of a scene, of an item, or of the list of models, in angle brackets.")
        String graph,

        @Description("An IRI in angle brackets.") String subject,
        @Description("An IRI in angle brackets.") String predicate,

        @Description("An IRI in angle brackets, or a literal in quotes with its language or type.")
        String object) {
    public static final String GRAPH = "graph";
    public static final String SUBJECT = "subject";
    public static final String PREDICATE = "predicate";
    public static final String OBJECT = "object";

    public static final Table<QuadRow> TABLE = Table.of("quads", QuadRow.class, GRAPH, SUBJECT, PREDICATE, OBJECT);
}
