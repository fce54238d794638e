package org.vsekai.backpack.pipeline;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Stages in order; itself a stage, so that pipelines nest. */
public final class Pipeline implements Stage {
    private final String name;
    private final List<Stage> stages;

    public Pipeline(String name, Stage... stages) {
        this(name, List.of(stages));
    }

    private Pipeline(String name, List<Stage> stages) {
        this.name = name;
        this.stages = stages;
    }

    @Override
    public String name() {
        return name;
    }

    public List<Stage> stages() {
        return stages;
    }

    /**
     * The same pipeline with only some of its stages, in its own order.
     *
     * @throws IllegalArgumentException when a name is none of its stages
     */
    public Pipeline only(Set<String> names) {
        var unknown = new TreeSet<>(names);
        stages.forEach(stage -> unknown.remove(stage.name()));
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("there is no stage " + String.join(", ", unknown) + "; the stages are "
                    + stages.stream().map(Stage::name).collect(Collectors.joining(", ")));
        }
        return new Pipeline(
                name,
                stages.stream().filter(stage -> names.contains(stage.name())).toList());
    }

    /** Runs nothing by itself: the {@link Runner} runs its stages, so that each has its place in the ledger. */
    @Override
    public StageResult run(StageContext context) {
        throw new UnsupportedOperationException("a pipeline is run by the Runner");
    }
}
