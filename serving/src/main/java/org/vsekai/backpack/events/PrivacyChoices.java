package org.vsekai.backpack.events;

import java.time.Instant;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vsekai.backpack.table.PrivacyChoiceRow;
import org.vsekai.backpack.warehouse.TableSource;

/**
 * Who may not be learnt from: each user's newest choice, from the newest version of {@code privacy_choices}, whichever release
 * is live, and from the events that came in since. Holds the choices of everybody who ever made one. Thread-safe.
 */
public final class PrivacyChoices {
    private static final Logger log = LoggerFactory.getLogger(PrivacyChoices.class);

    private final ConcurrentHashMap<String, Choice> choices = new ConcurrentHashMap<>();
    private OptionalLong version = OptionalLong.empty();
    private String problem = "";

    private record Choice(boolean learn, Instant occurredAt) {}

    /** Whether the user wants nothing of what they did to be used. */
    public boolean isPrivate(String user) {
        var choice = choices.get(user);
        return choice != null && !choice.learn();
    }

    /** Everybody who wants that. A copy. */
    public Set<String> privateUsers() {
        return choices.entrySet().stream()
                .filter(entry -> !entry.getValue().learn())
                .map(java.util.Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** Takes a choice; the newest counts, of two at the same time the one against learning. */
    void choose(String user, boolean learn, Instant occurredAt) {
        choices.merge(user, new Choice(learn, occurredAt), PrivacyChoices::newer);
    }

    private static Choice newer(Choice one, Choice other) {
        int order = one.occurredAt().compareTo(other.occurredAt());
        if (order == 0) {
            return one.learn() ? other : one;
        }
        return order > 0 ? one : other;
    }

    /** Looks into the table once; never throws. A problem is logged when it is new. */
    public synchronized void refresh(TableSource source) {
        try {
            var newest = source.latestVersion(PrivacyChoiceRow.TABLE);
            if (newest.isPresent() && !newest.equals(version)) {
                source.read(
                        PrivacyChoiceRow.TABLE,
                        newest.getAsLong(),
                        row -> choose(row.userId(), row.learn(), row.occurredAt()));
                version = newest;
            }
            problem = "";
        } catch (RuntimeException e) {
            var message = String.valueOf(e.getMessage());
            if (!message.equals(problem)) {
                problem = message;
                log.error("{} The choices known before stay.", message);
            }
        }
    }
}
