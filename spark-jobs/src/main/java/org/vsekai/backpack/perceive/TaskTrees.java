package org.vsekai.backpack.perceive;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vsekai.backpack.table.ItemKind;
import org.vsekai.backpack.table.Names;

/**
 * The trees of the settings as stages: what several kinds of scenes have in common is one stage over all of them, and
 * each task comes after the one whose results it needs.
 */
final class TaskTrees {
    private final PerceiveSettings settings;
    private final Map<Identity, TaskNode> nodes = new LinkedHashMap<>();

    /** What makes two tasks the same work. */
    private record Identity(
            TaskNode.Root on, String path, Optional<String> model, double leastScore, Optional<Identity> parent) {}

    private TaskTrees(PerceiveSettings settings) {
        this.settings = settings;
    }

    /**
     * The tasks in an order in which they can be done.
     *
     * @throws IllegalArgumentException when the trees make no sense, saying where
     */
    static List<TaskNode> of(PerceiveSettings settings) {
        var trees = new TaskTrees(settings);
        var pipelines = settings.pipelines();
        trees.frames("usual", TaskNode.UNKNOWN, pipelines.usual());
        trees.frames("map", Names.lowerCase(ItemKind.MAP), pipelines.map());
        trees.frames("avatar", Names.lowerCase(ItemKind.AVATAR), pipelines.avatar());
        trees.frames("prop", Names.lowerCase(ItemKind.PROP), pipelines.prop());
        trees.add("clips", TaskNode.Root.CLIPS, TaskNode.UNKNOWN, pipelines.clips(), null);
        trees.add("texts", TaskNode.Root.TEXTS, TaskNode.UNKNOWN, pipelines.texts(), null);
        return trees.named();
    }

    /** Frames wait for the detector, and the filter decides by how long it takes: no pipeline is without it. */
    private void frames(String key, String kind, List<TaskSettings> tasks) {
        if (tasks.stream().filter(task -> task.task() == Task.DETECT).count() != 1) {
            throw new IllegalArgumentException("pipelines." + key
                    + " must have the task detect once: frames wait for it, and other tasks look at what it found");
        }
        add(key, TaskNode.Root.FRAMES, kind, tasks, null);
    }

    private void add(String key, TaskNode.Root on, String kind, List<TaskSettings> tasks, @Nullable Identity parent) {
        var siblings = new HashSet<Identity>();
        for (var task : tasks) {
            var node = node(
                    "pipelines." + key, on, task, Optional.ofNullable(parent).map(this::present));
            var identity = new Identity(on, node.path(), node.model(), node.leastScore(), Optional.ofNullable(parent));
            if (!siblings.add(identity)) {
                throw new IllegalArgumentException("pipelines." + key + " has the same task " + node.path() + " twice");
            }
            merge(identity, node, kind);
            add(key, on, kind, task.children(), identity);
        }
    }

    private TaskNode present(Identity identity) {
        return Objects.requireNonNull(nodes.get(identity));
    }

    private void merge(Identity identity, TaskNode node, String kind) {
        var kinds = new TreeSet<>(Set.of(kind));
        Optional.ofNullable(nodes.get(identity)).ifPresent(known -> kinds.addAll(known.kinds()));
        nodes.put(identity, node.over(kinds));
    }

    private TaskNode node(String place, TaskNode.Root on, TaskSettings task, Optional<TaskNode> parent) {
        var name = Names.lowerCase(task.task());
        var part = task.of().map(of -> localName(of) + "/").orElse("");
        var path = parent.map(above -> above.path() + "/").orElse("") + part + name;
        var model = task.task() == Task.DETECT ? Optional.of(settings.detector()) : task.model();
        var node = new TaskNode(
                task.task(),
                path,
                path.replace('/', '-'),
                on,
                parent,
                model,
                task.of(),
                task.leastScore().orElse(0.0),
                Set.of());
        check(place + ": " + path, task, node);
        return node;
    }

    /** Of an IRI what comes after its last mark: it is part of names. */
    private static String localName(String of) {
        int mark = Math.max(of.lastIndexOf('#'), of.lastIndexOf('/'));
        return of.substring(mark + 1).replace(' ', '-');
    }

    private static void check(String place, TaskSettings task, TaskNode node) {
        require(isPossible(node), place, "this task is not possible here; see docs/perceive.md for those that are");
        boolean isCutOut =
                node.parent().map(above -> above.task() == Task.DETECT).orElse(false) && node.task() != Task.DESCRIBE;
        require(
                task.of().isPresent() == isCutOut,
                place,
                isCutOut
                        ? "under detect it must be said of which class, as in of = person"
                        : "of names a class of detections to be cut out: it is for tasks under detect that look at pictures");
        boolean needsModel = node.task() != Task.EMBED
                || node.parent().isEmpty()
                || node.parent().get().task() != Task.POSE;
        require(
                needsModel == node.model().isPresent(),
                place,
                needsModel ? "model must be the name of one under conf/models" : "a pose is embedded without a model");
        require(
                node.task() != Task.DETECT
                        || task.model().isEmpty()
                        || task.model().equals(node.model()),
                place,
                "its model is the detector, " + node.model().orElse(""));
    }

    private static boolean isPossible(TaskNode node) {
        var task = node.task();
        if (node.parent().isPresent()) {
            return switch (node.parent().get().task()) {
                case DETECT -> task != Task.DETECT && task != Task.TRANSCRIBE && task != Task.SPEAK;
                case POSE -> task == Task.EMBED;
                case READ, TRANSCRIBE, DESCRIBE -> task == Task.EMBED || task == Task.SPEAK;
                case EMBED, SEGMENT, ENLARGE, SPEAK -> false;
            };
        }
        return switch (node.on()) {
            case FRAMES -> task != Task.TRANSCRIBE && task != Task.SPEAK && task != Task.DESCRIBE;
            case CLIPS -> task == Task.TRANSCRIBE;
            case TEXTS -> task == Task.EMBED || task == Task.SPEAK;
        };
    }

    private static void require(boolean condition, String place, String message) {
        if (!condition) {
            throw new IllegalArgumentException(place + ": " + message);
        }
    }

    /** Stages that would have one name are told apart by what they look at, then by their models, then by a number. */
    private List<TaskNode> named() {
        var often = nodes.values().stream().collect(Collectors.groupingBy(TaskTrees::name, Collectors.counting()));
        var taken = new HashSet<String>();
        var named = new LinkedHashMap<Identity, TaskNode>();
        nodes.forEach((identity, node) -> {
            var name = often.getOrDefault(name(node), 1L) == 1
                    ? name(node)
                    : name(node) + "-" + node.model().orElse("");
            int number = 2;
            var free = name;
            while (!taken.add(free)) {
                free = name + "-" + number++;
            }
            // those above have their names already
            named.put(identity, node.named(free, identity.parent().map(named::get)));
        });
        return List.copyOf(named.values());
    }

    private static String name(TaskNode node) {
        return node.on() == TaskNode.Root.FRAMES ? node.stage() : Names.lowerCase(node.on()) + "-" + node.stage();
    }
}
