package org.vsekai.backpack.tasks;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.vsekai.backpack.batching.BatchCall;
import org.vsekai.backpack.vision.Perceived;
import org.vsekai.backpack.vision.Picture;
import org.vsekai.backpack.vision.PictureReader;

/** A task whose input is a picture. */
final class PictureTask<T> implements Task<Picture, PictureTask.Looked<T>> {
    private final PictureReader reader;
    private final Supplier<BatchCall<Picture, Perceived<T>>> calls;
    private final BiFunction<TaskRequest, Looked<T>, TaskAnswer> writer;

    /** What was seen in which picture. */
    record Looked<T>(Picture picture, T value) {}

    PictureTask(
            PictureReader reader,
            Supplier<BatchCall<Picture, Perceived<T>>> calls,
            BiFunction<TaskRequest, Looked<T>, TaskAnswer> writer) {
        this.reader = reader;
        this.calls = calls;
        this.writer = writer;
    }

    @Override
    public BodyKind takes() {
        return BodyKind.PICTURE;
    }

    @Override
    public Picture read(TaskRequest request) {
        return reader.decode(request.body());
    }

    @Override
    public BatchCall<Picture, Done<Looked<T>>> open() {
        var call = calls.get();
        return new BatchCall<>() {
            @Override
            public List<Done<Looked<T>>> answer(List<Picture> pictures) throws Exception {
                var perceived = call.answer(pictures);
                return java.util.stream.IntStream.range(0, pictures.size())
                        .mapToObj(i -> new Done<>(
                                new Looked<>(pictures.get(i), perceived.get(i).value()),
                                java.util.Optional.of(perceived.get(i).milliseconds())))
                        .toList();
            }

            @Override
            public void close() {
                call.close();
            }
        };
    }

    @Override
    public TaskAnswer write(TaskRequest request, Looked<T> result) {
        return writer.apply(request, result);
    }
}
