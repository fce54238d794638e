package org.vsekai.backpack.perceive;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.vsekai.backpack.catalogue.UnusableModelException;
import org.vsekai.backpack.pipeline.QuickPlans;
import org.vsekai.backpack.pipeline.Stage;
import org.vsekai.backpack.pipeline.StageContext;
import org.vsekai.backpack.pipeline.StageResult;
import org.vsekai.backpack.table.Table;

/**
 * A task of a tree: looks at what it, with these very weights and on these very results of the tasks above, has not looked at. A
 * model whose files are not here is left out, and the ledger says so.
 */
final class TaskStage implements Stage {
    private final TaskNode node;
    private final Subjects subjects;
    private final Works works;

    /** Makes the work of a task. */
    interface Works {
        Work<?> of(StageContext context, Mark mark);

        /** What the results depend on besides the model. */
        default String parameters() {
            return "";
        }
    }

    TaskStage(TaskNode node, Subjects subjects, Works works) {
        this.node = node;
        this.subjects = subjects;
        this.works = works;
    }

    @Override
    public String name() {
        return node.stage();
    }

    @Override
    public List<Table<?>> inputs() {
        return subjects.inputs();
    }

    @Override
    public String parameters(StageContext context) {
        try {
            var mark = Mark.of(node, context);
            var absent = absentFiles(context);
            return String.join(
                    " ",
                    mark.model(),
                    mark.digest(),
                    mark.lineage(),
                    node.of().orElse(""),
                    node.kinds().toString(),
                    works.parameters(),
                    absent.isEmpty() ? "" : "absent " + absent);
        } catch (UnusableModelException e) {
            return "unusable " + e.getMessage();
        }
    }

    private List<String> absentFiles(StageContext context) {
        var files = new ArrayList<String>();
        node.model()
                .ifPresent(name -> files.addAll(
                        Perceive.catalogue(context).find(node.modelTask(), name).absentFiles()));
        return files;
    }

    @Override
    public StageResult run(StageContext context) throws Exception {
        var mark = Mark.of(node, context);
        var absent = absentFiles(context);
        if (!absent.isEmpty()) {
            return new StageResult(
                    0,
                    0,
                    "left out: " + mark.model() + " lacks " + String.join(", ", absent) + "; ./backpack models "
                            + mark.model() + " brings what is missing");
        }
        try (var quick = QuickPlans.on(context.spark())) {
            return new TaskNight<>(context, node, subjects, mark, works.of(context, mark)).run();
        }
    }

    /** The times of some of these things, those that have one. */
    static Map<String, Integer> only(Map<String, Integer> times, List<String> ids) {
        var some = new HashMap<>(times);
        some.keySet().retainAll(ids);
        return some;
    }
}
