package org.vsekai.backpack.tasks;

/** A model that does a task. */
record TaskModel<I, O>(Doer<I, O> doer, Task<I, O> task) {
    String name() {
        return doer.name();
    }
}
