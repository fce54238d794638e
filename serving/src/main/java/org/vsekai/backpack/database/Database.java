package org.vsekai.backpack.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Jdbi;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * The server's own SQL database, at the newest version of its schema. What was committed survives a kill and a loss of power.
 * Thread-safe.
 */
public final class Database implements AutoCloseable {
    private static final int CONNECTIONS = 4;
    private static final int BUSY_MILLIS = 10_000;

    private final HikariDataSource pool;
    private final Jdbi jdbi;

    private Database(HikariDataSource pool) {
        this.pool = pool;
        this.jdbi = Jdbi.create(pool);
    }

    /**
     * Opens the SQLite file, which is made when it is not there.
     *
     * @throws UnusableDatabaseException when that cannot be done
     */
    public static Database sqlite(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            var source = new SQLiteDataSource(settings());
            source.setUrl("jdbc:sqlite:" + file);
            var options = new HikariConfig();
            options.setPoolName("state");
            options.setDataSource(source);
            options.setMaximumPoolSize(CONNECTIONS);
            return migrated(new HikariDataSource(options));
        } catch (IOException | RuntimeException e) {
            throw UnusableDatabaseException.at(file, e);
        }
    }

    /** Readers do not wait for the writer; a commit is on disk; a transaction that will write waits at its start. */
    private static SQLiteConfig settings() {
        var settings = new SQLiteConfig();
        settings.setJournalMode(SQLiteConfig.JournalMode.WAL);
        settings.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        settings.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        settings.setBusyTimeout(BUSY_MILLIS);
        return settings;
    }

    private static Database migrated(HikariDataSource pool) {
        try {
            Flyway.configure(Database.class.getClassLoader())
                    .dataSource(pool)
                    .locations("classpath:db/serving")
                    .load()
                    .migrate();
            return new Database(pool);
        } catch (FlywayException e) {
            pool.close();
            throw e;
        }
    }

    /** What statements are made with. */
    public Jdbi jdbi() {
        return jdbi;
    }

    @Override
    public void close() {
        pool.close();
    }
}
