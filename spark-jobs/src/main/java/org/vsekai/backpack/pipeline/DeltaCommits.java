package org.vsekai.backpack.pipeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * A table's commits, read from its log folder as the Delta protocol lays it out: one file {@code <version>.json} a
 * commit. The same answers cost a Spark job each when asked of Delta's history, and a night asks dozens.
 */
final class DeltaCommits {
    private static final Pattern COMMIT = Pattern.compile("(\\d{20})\\.json");
    private static final Pattern OF_A_VERSION = Pattern.compile("\\d{20}\\..*");
    private static final String COMPACTION = "OPTIMIZE";
    /** Columns that come alone hold nothing in the rows that are there. */
    private static final Set<String> UPKEEP = Set.of(COMPACTION, "VACUUM START", "VACUUM END", "ADD COLUMNS");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final FileSystem files;

    DeltaCommits(String tablePath, Configuration hadoop) {
        this.folder = new Path(tablePath, "_delta_log");
        try {
            this.files = folder.getFileSystem(hadoop);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean exists() {
        try {
            return files.exists(folder) && versions().findAny().isPresent();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Removes the log of a table that a kill cut off before its first commit: Delta takes a table for made as soon as
     * its folder has anything in it. Nothing is lost, since what no commit names is in no table.
     */
    void removeUnborn() {
        try {
            if (files.exists(folder)
                    && Stream.of(files.listStatus(folder)).noneMatch(file -> OF_A_VERSION
                            .matcher(file.getPath().getName())
                            .matches())) {
                files.delete(folder, true);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long newestVersion() {
        return versions().max().orElseThrow(() -> new IllegalStateException("no Delta table at " + folder.getParent()));
    }

    /** The newest commit that is not upkeep; version 0, which made the table, where all later ones are. */
    long newestDataVersion() {
        return newestVersion() - newestCommitsWhile(UPKEEP::contains);
    }

    long commitsSinceCompaction() {
        return newestCommitsWhile(operation -> !operation.equals(COMPACTION));
    }

    private long newestCommitsWhile(Predicate<String> condition) {
        long newest = newestVersion();
        long version = newest;
        while (version > 0 && condition.test(operation(version))) {
            version--;
        }
        return newest - version;
    }

    private LongStream versions() {
        try {
            return Stream.of(files.listStatus(folder))
                    .map(file -> COMMIT.matcher(file.getPath().getName()))
                    .filter(Matcher::matches)
                    .mapToLong(name -> Long.parseLong(name.group(1)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The commits' numbers, newest first. */
    LongStream newestFirst() {
        return versions().map(version -> -version).sorted().map(version -> -version);
    }

    /** What the writer noted on a commit; empty without a note, and where the log's own clean-up took the commit away. */
    String note(long version) {
        return told(version, "userMetadata");
    }

    /** The table's schema as Delta noted it beside its newest commit, in Spark's JSON; none where the writer left it out. */
    Optional<String> schema() {
        var file = new Path(folder, String.format("%020d.crc", newestVersion()));
        try (var stream = files.open(file)) {
            var noted = JSON.readTree((InputStream) stream).path("metadata").path("schemaString");
            return Optional.of(noted.asText()).filter(text -> !text.isEmpty());
        } catch (FileNotFoundException | JsonProcessingException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Commits that the log's own clean-up took away are old: they count as changes of rows. */
    private String operation(long version) {
        return told(version, "operation");
    }

    private String told(long version, String field) {
        var file = new Path(folder, String.format("%020d.json", version));
        try (var lines = new BufferedReader(new InputStreamReader(files.open(file), StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                var commit = JSON.readTree(line).path("commitInfo");
                if (commit.isObject()) {
                    return commit.path(field).asText("");
                }
            }
            return "";
        } catch (FileNotFoundException e) {
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
