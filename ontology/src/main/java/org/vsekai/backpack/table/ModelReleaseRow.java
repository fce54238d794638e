package org.vsekai.backpack.table;

import java.time.Instant;
import java.util.List;

@Description("A release: the version of every table it consists of. The server reads exactly those.")
public record ModelReleaseRow(
        @Description("The release's id, made of what it was trained from: the same input gives the same id.")
        String releaseId,

        @Description("candidate, released or rejected.") ReleaseState state,

        @Description("Releases count up from 1; the server takes the greatest that is released.")
        long number,

        @Description("The tables it consists of, each at its Delta version.")
        List<TableVersion> tables,

        @Description("Training parameters.") List<Parameter> parameters,
        @Description("What the gate said.") String gate,
        @Description("When it was written.") Instant createdAt) {

    /** A table at one of its Delta versions. */
    public record TableVersion(String table, long version) {}

    /** A training parameter. */
    public record Parameter(String name, String value) {}

    public static final String RELEASE_ID = "release_id";
    public static final String STATE = "state";
    public static final String NUMBER = "number";

    public static final Table<ModelReleaseRow> TABLE = Table.of("model_releases", ModelReleaseRow.class, RELEASE_ID);
}
