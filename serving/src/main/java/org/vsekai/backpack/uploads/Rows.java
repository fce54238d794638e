package org.vsekai.backpack.uploads;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.statement.SqlStatement;
import org.vsekai.backpack.table.ItemKind;
import org.vsekai.backpack.table.Names;
import org.vsekai.backpack.table.Visibility;

/** How this package's values lie in SQL: times as microseconds, choices in lower case. */
final class Rows {
    private Rows() {}

    static Instant time(ResultSet row, String column) throws SQLException {
        return Instant.EPOCH.plus(row.getLong(column), ChronoUnit.MICROS);
    }

    /** Now, as exactly as SQL keeps it. */
    static Instant now(Clock clock) {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    static Optional<String> text(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column));
    }

    static SceneLabel label(ResultSet row) throws SQLException {
        return new SceneLabel(
                row.getString("name"),
                choice(ItemKind.class, row.getString("kind")),
                row.getString("owner"),
                choice(Visibility.class, row.getString("visibility")));
    }

    private static <E extends Enum<E>> E choice(Class<E> type, String name) {
        return Enum.valueOf(type, name.toUpperCase(Locale.ROOT));
    }

    static <S extends SqlStatement<S>> S bind(S statement, SceneLabel label) {
        return statement
                .bind("name", label.name())
                .bind("kind", Names.lowerCase(label.kind()))
                .bind("owner", label.owner())
                .bind("visibility", Names.lowerCase(label.visibility()));
    }
}
