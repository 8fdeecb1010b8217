package org.caminar.jobs.montecarlo;

/** What simulates a run of a sweep. */
public enum RunsOn {
    /** Tasks if runs fit into an executor, otherwise nodes. */
    AUTO,
    /** A Spark task: as many runs at once as there are slots for tasks. */
    TASKS,
    /** Nodes of a cluster, each a task of one Spark barrier stage: one run at a time, divided among them. */
    NODES
}
