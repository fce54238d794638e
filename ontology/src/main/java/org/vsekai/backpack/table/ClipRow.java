package org.vsekai.backpack.table;

import java.time.Instant;
import java.util.Optional;

@Description("A piece of sound that came with a scene.")
public record ClipRow(
        @Description("The clip's id: scene id, .c and its number in the capture.")
        String clipId,

        @Description("The scene.") String sceneId,

        @Description("The file's path under the landing zone.")
        String path,

        @Description("SHA-256 of the file, hexadecimal.") String contentHash,
        @Description("wav, flac or ogg.") ClipFormat format,
        @Description("How long it sounds.") double seconds,

        @Description("Samples a second, of each channel.") int sampleRate,

        @Description("1 for mono, 2 for stereo, ...") int channels,
        @Description("When it was recorded.") Instant recordedAt,

        @Description("The node of the scene that it sounds from, where it is bound to one.")
        Optional<String> node) {
    public static final String CLIP_ID = "clip_id";
    public static final String SCENE_ID = "scene_id";
    public static final String PATH = "path";

    public static final Table<ClipRow> TABLE = Table.of("clips", ClipRow.class, CLIP_ID);
}
