package org.vsekai.backpack.table;

@Description("What a scene's author says of it or of its things, under one name for all vocabularies.")
public record SceneAttributeRow(
        @Description("The scene.") String sceneId,

        @Description("Of what: scene, nodes/ and a node's id, meshes/ or such and a part's.")
        String thing,

        @Description("title, summary, tag, creator, licence, rights or class.")
        String attribute,

        @Description("The value; of a licence its address, SPDX's where it is one of these; a tag in lower case.")
        String value,

        @Description("The language of the value, und where it is not said.")
        String language,

        @Description("The IRI of the property by which the author says it.")
        String property,

        @Description("The value as the author has it.") String stated) {
    public static final String SCENE_ID = "scene_id";
    public static final String THING = "thing";
    public static final String ATTRIBUTE = "attribute";
    public static final String VALUE = "value";
    public static final String LANGUAGE = "language";
    public static final String PROPERTY = "property";

    public static final Table<SceneAttributeRow> TABLE = Table.of(
            "scene_attributes", SceneAttributeRow.class, SCENE_ID, THING, ATTRIBUTE, VALUE, LANGUAGE, PROPERTY);
}
