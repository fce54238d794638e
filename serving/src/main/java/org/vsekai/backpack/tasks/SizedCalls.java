package org.vsekai.backpack.tasks;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.IntFunction;
import org.vsekai.backpack.batching.BatchCall;

/** Takes a batch in calls of 8, 4, 2 and 1 for 15, each by a network of that batch size: nothing is padded. For one thread. */
final class SizedCalls<I, O, N extends AutoCloseable> implements BatchCall<I, O> {
    private final NavigableMap<Integer, N> networks = new TreeMap<>();
    private final BiFunction<N, List<I>, List<O>> call;

    /**
     * @param open a network for a batch of so many
     * @param call what such a network makes of inputs
     */
    SizedCalls(int largestBatch, IntFunction<N> open, BiFunction<N, List<I>, List<O>> call) {
        this.call = call;
        for (int size = 1; size <= largestBatch; size *= 2) {
            networks.put(size, open.apply(size));
        }
    }

    @Override
    public List<O> answer(List<I> inputs) {
        var all = new ArrayList<O>();
        while (all.size() < inputs.size()) {
            int from = all.size();
            var network = networks.floorEntry(inputs.size() - from);
            all.addAll(call.apply(network.getValue(), inputs.subList(from, from + network.getKey())));
        }
        return all;
    }

    @Override
    public void close() {
        for (var network : networks.values()) {
            try {
                network.close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
