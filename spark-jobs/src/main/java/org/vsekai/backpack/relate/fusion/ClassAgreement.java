package org.vsekai.backpack.relate.fusion;

import java.io.Serializable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.vsekai.backpack.table.ClassAncestorRow;

/** Whether two names can be meant of one thing: one class is the other or lies above it. Travels to executors; not to be changed. */
final class ClassAgreement implements Serializable {
    private static final long serialVersionUID = 1L;

    private final HashMap<String, HashSet<String>> ancestors = new HashMap<>();

    /** By the rows of {@code class_ancestors}. */
    ClassAgreement(List<ClassAncestorRow> closure) {
        for (var row : closure) {
            ancestors.computeIfAbsent(row.classIri(), none -> new HashSet<>()).add(row.ancestorIri());
        }
    }

    boolean agree(String one, String other) {
        return one.equals(other)
                || ancestors.getOrDefault(one, new HashSet<>()).contains(other)
                || ancestors.getOrDefault(other, new HashSet<>()).contains(one);
    }

    /** A class and all above it, in no order; of a class that the ontology does not know itself alone. */
    Set<String> upwards(String classIri) {
        return ancestors.containsKey(classIri) ? Set.copyOf(ancestors.get(classIri)) : Set.of(classIri);
    }

    /** The class that has most weight behind it, of each class that was named; the lower one counts for those above it too. */
    String mostNamed(Map<String, Double> weights) {
        return weights.keySet().stream()
                .max((one, other) -> {
                    int byWeight = Double.compare(behind(one, weights), behind(other, weights));
                    // Equal weights: what says more, then a fixed order.
                    int byDepth = byWeight != 0
                            ? byWeight
                            : Integer.compare(
                                    upwards(one).size(), upwards(other).size());
                    return byDepth != 0 ? byDepth : other.compareTo(one);
                })
                .orElseThrow(() -> new IllegalArgumentException("no class was named"));
    }

    private double behind(String classIri, Map<String, Double> weights) {
        return weights.entrySet().stream()
                .filter(entry -> agree(classIri, entry.getKey()))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }
}
