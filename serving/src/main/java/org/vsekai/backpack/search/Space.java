package org.vsekai.backpack.search;

import java.util.BitSet;
import java.util.Optional;
import org.vsekai.backpack.factors.Vectors;
import org.vsekai.backpack.release.EmbeddingSpace;
import org.vsekai.backpack.release.Release;
import org.vsekai.backpack.server.Problems;
import org.vsekai.backpack.table.Names;

/** Where a search looks: the learnt vectors of items or users, or a space of embeddings. */
enum Space {
    ITEM,
    USER,
    IMAGE,
    TEXT,
    POSE,
    SCENE;

    /** How a search meets a space of one release. */
    interface Opened {
        Vectors vectors();

        /** One more than the greatest number. */
        int size();

        /** Numbers that must not be found. A copy. */
        BitSet hidden();

        /** The client's vector as the space needs it. */
        float[] query(float[] vector);

        /** The entity's number, -1 when there is none that may be asked for. */
        int number(String entity);

        String entity(int number);

        /** The item that an entity is or belongs to, -1 when there is none. */
        int item(int number);
    }

    /** The space in a release; an empty one is a problem. */
    Opened open(Release release) {
        var opened =
                switch (this) {
                    case ITEM -> items(release);
                    case USER -> users(release);
                    case IMAGE, TEXT, POSE, SCENE ->
                        release.spaces()
                                .space(json())
                                .map(space -> embeddings(release, space))
                                .orElseThrow(() -> Problems.emptySpace(json()));
                };
        if (opened.vectors().size() == 0) {
            throw Problems.emptySpace(json());
        }
        return opened;
    }

    String json() {
        return Names.lowerCase(this);
    }

    /** What an entity of the space is called. */
    String entityName() {
        return switch (this) {
            case ITEM -> "item";
            case USER -> "user";
            case IMAGE -> "frame";
            case TEXT, POSE -> "entity";
            case SCENE -> "scene";
        };
    }

    private static Opened items(Release release) {
        var items = release.items();
        return new Opened() {
            @Override
            public Vectors vectors() {
                return release.itemFactors();
            }

            @Override
            public int size() {
                return items.size();
            }

            @Override
            public BitSet hidden() {
                return items.excluded(Optional.empty(), Optional.empty(), Optional.empty());
            }

            @Override
            public float[] query(float[] vector) {
                return vector;
            }

            @Override
            public int number(String entity) {
                return items.visible(entity);
            }

            @Override
            public String entity(int number) {
                return items.id(number);
            }

            @Override
            public int item(int number) {
                return number;
            }
        };
    }

    private static Opened users(Release release) {
        return new Opened() {
            @Override
            public Vectors vectors() {
                return release.userFactors();
            }

            @Override
            public int size() {
                return release.users().size();
            }

            @Override
            public BitSet hidden() {
                return new BitSet();
            }

            @Override
            public float[] query(float[] vector) {
                return vector;
            }

            @Override
            public int number(String entity) {
                return release.users().number(entity);
            }

            @Override
            public String entity(int number) {
                var id = release.users().id(number);
                return id == null ? "" : id;
            }

            @Override
            public int item(int number) {
                return -1;
            }
        };
    }

    private static Opened embeddings(Release release, EmbeddingSpace space) {
        return new Opened() {
            @Override
            public Vectors vectors() {
                return space.vectors();
            }

            @Override
            public int size() {
                return space.size();
            }

            @Override
            public BitSet hidden() {
                return space.hidden();
            }

            @Override
            public float[] query(float[] vector) {
                return space.query(vector);
            }

            @Override
            public int number(String entity) {
                return space.number(entity);
            }

            @Override
            public String entity(int number) {
                return space.entity(number);
            }

            @Override
            public int item(int number) {
                return release.spaces().item(space.entity(number));
            }
        };
    }
}
