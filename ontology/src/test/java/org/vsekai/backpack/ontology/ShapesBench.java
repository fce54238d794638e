package org.vsekai.backpack.ontology;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.vsekai.backpack.table.DetectionRow;
import org.vsekai.backpack.table.FrameRow;

/**
 * How fast statements are made and held to their shapes. Run it with the number of detections of each scene:
 * {@code java -cp ... org.vsekai.backpack.ontology.ShapesBench 1000}.
 */
final class ShapesBench {
    private static final int DETECTIONS = 100_000;
    private static final int PER_FRAME = 50;
    private static final int ROUNDS = 4;

    private ShapesBench() {}

    public static void main(String[] arguments) {
        int each = Integer.parseInt(arguments[0]);
        var graph = new SceneGraph("http://127.0.0.1:8080/");
        var known = known(each);
        for (int round = 0; round < ROUNDS; round++) {
            long made = 0;
            long making = 0;
            long checking = 0;
            for (int scene = 0; scene < DETECTIONS / each; scene++) {
                long start = System.nanoTime();
                var statements = graph.statements(known);
                making += System.nanoTime() - start;
                made += statements.size();
                start = System.nanoTime();
                StatementShapes.ofRecords().check(statements, iri -> iri);
                checking += System.nanoTime() - start;
            }
            System.out.printf(
                    Locale.ROOT,
                    "%,d detections in scenes of %,d, %,d statements: made in %.2f s, held to their shapes in %.2f s%n",
                    DETECTIONS,
                    each,
                    made,
                    making / 1e9,
                    checking / 1e9);
        }
    }

    private static SceneGraph.Known known(int each) {
        var known = GraphFixtures.known("s1");
        var detections = IntStream.range(0, each)
                .mapToObj(rank -> new DetectionRow(
                        "f:" + rank,
                        "f" + rank / PER_FRAME,
                        "s1",
                        "c",
                        "m",
                        "1",
                        GraphFixtures.DIGEST,
                        "chair",
                        (rank % 97) / 97.0,
                        rank % 600,
                        rank % 400,
                        rank % 600 + 1.5,
                        rank % 400 + 7.25,
                        Optional.of(GraphFixtures.CHAIR)))
                .toList();
        var frames = IntStream.range(0, 1 + each / PER_FRAME)
                .mapToObj(number -> new FrameRow(
                        "f" + number,
                        "s1",
                        "c",
                        GraphFixtures.NOON,
                        "p",
                        "h",
                        640,
                        480,
                        List.of(),
                        true,
                        Optional.empty()))
                .toList();
        return new SceneGraph.Known(known.scene(), known.cameras(), known.nodes(), frames, detections, List.of());
    }
}
