package org.vsekai.backpack.training;

import ai.djl.MalformedModelException;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.vsekai.backpack.landing.WholeFile;

/**
 * Where a training stands: weights, steps and minutes. What the optimiser remembers of former gradients is not kept, so a training
 * that goes on does not end with quite the same weights as one that was never stopped.
 *
 * @param step how many steps were taken
 * @param minutes how long they took
 */
record Checkpoint(int step, double minutes) {
    private static final String KIND = "backpack scene network 1";

    /** Writes it whole or not at all. */
    static void write(Path file, TrainingSettings settings, Checkpoint at, SceneTrainer trainer) {
        try {
            WholeFile.write(file, bytes(settings, at, trainer));
        } catch (IOException e) {
            throw TrainingException.unwritable(file, e);
        }
    }

    static byte[] bytes(TrainingSettings settings, Checkpoint at, SceneTrainer trainer) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeUTF(KIND);
            out.writeUTF(settings.toString());
            out.writeInt(at.step());
            out.writeDouble(at.minutes());
            trainer.save(out);
        }
        return bytes.toByteArray();
    }

    /** Reads the weights into a trainer and says where the training stands. */
    static Checkpoint read(Path file, TrainingSettings settings, SceneTrainer trainer) {
        try (var in = open(file)) {
            var of = in.readUTF();
            if (!of.equals(settings.toString())) {
                throw TrainingException.otherCheckpoint(file, of + ", not " + settings);
            }
            var checkpoint = new Checkpoint(in.readInt(), in.readDouble());
            trainer.load(in);
            return checkpoint;
        } catch (IOException | MalformedModelException e) {
            throw TrainingException.unreadableCheckpoint(file, e);
        }
    }

    /** Reads the weights alone, of any training of the same network. */
    static void start(Path file, SceneTrainer trainer) {
        try (var in = open(file)) {
            in.readUTF();
            in.readInt();
            in.readDouble();
            trainer.load(in);
        } catch (IOException | MalformedModelException e) {
            throw TrainingException.unreadableCheckpoint(file, e);
        }
    }

    private static DataInputStream open(Path file) throws IOException {
        var in = new DataInputStream(new java.io.ByteArrayInputStream(Files.readAllBytes(file)));
        if (!in.readUTF().equals(KIND)) {
            throw new IOException("it does not begin as a checkpoint does");
        }
        return in;
    }
}
