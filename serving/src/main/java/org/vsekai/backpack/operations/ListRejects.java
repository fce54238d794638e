package org.vsekai.backpack.operations;

import io.javalin.http.Context;
import java.util.Comparator;
import java.util.List;
import org.vsekai.backpack.server.Endpoint;
import org.vsekai.backpack.server.Json;
import org.vsekai.backpack.server.Parameters;
import org.vsekai.backpack.table.RejectRow;

/**
 * {@code GET /v1/rejects}: what the nightly could not process, by stage and source. Query: {@code limit} 1 to 1000 (100),
 * {@code offset} 0 to 1000000 (0). Body: total, rejects (reject_id, stage, source, reason, message). The refused text itself
 * is not shown: it may be private. Errors: 400 a parameter.
 */
final class ListRejects implements Endpoint {
    private final Operations operations;

    ListRejects(Operations operations) {
        this.operations = operations;
    }

    record Entry(String rejectId, String stage, String source, String reason, String message) {
        static Entry of(RejectRow row) {
            return new Entry(row.rejectId(), row.stage(), row.source(), row.reason(), row.message());
        }
    }

    record Answer(int total, List<Entry> rejects) {}

    @Override
    public String path() {
        return "/v1/rejects";
    }

    @Override
    public void answer(Context context) {
        var parameters = Parameters.of(context, "limit", "offset");
        int limit = parameters.number("limit", 100, 1, 1_000);
        int offset = parameters.number("offset", 0, 0, 1_000_000);
        var rows = operations.rejects();
        var entries = rows.stream()
                .sorted(Comparator.comparing(RejectRow::stage)
                        .thenComparing(RejectRow::source)
                        .thenComparing(RejectRow::rejectId))
                .skip(offset)
                .limit(limit)
                .map(Entry::of)
                .toList();
        Json.answer(context, new Answer(rows.size(), entries));
    }
}
