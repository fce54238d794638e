package org.vsekai.backpack.table;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

@Description("A map, avatar or prop that can be recommended.")
public record ItemRow(
        @Description("The item's id.") String itemId,
        @Description("map, avatar or prop.") ItemKind kind,
        @Description("The item's name, for people.") String name,
        @Description("The account that made it.") String owner,
        @Description("public, unlisted or private.") Visibility visibility,

        @Description("The scene that it is, where one was uploaded.")
        Optional<String> sceneId,

        @Description("Classes that its owner declares.") List<String> classIris,
        @Description("Free words of its owner.") List<String> tags,
        @Description("When it was made or last changed.") Instant updatedAt) {
    public static final String ITEM_ID = "item_id";
    public static final String KIND = "kind";
    public static final String NAME = "name";
    public static final String OWNER = "owner";
    public static final String SCENE_ID = "scene_id";
    public static final String CLASS_IRIS = "class_iris";
    public static final String VISIBILITY = "visibility";
    public static final String TAGS = "tags";
    public static final String UPDATED_AT = "updated_at";

    public static final Table<ItemRow> TABLE = Table.of("items", ItemRow.class, ITEM_ID);
}
