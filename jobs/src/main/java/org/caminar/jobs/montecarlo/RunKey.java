package org.caminar.jobs.montecarlo;

import java.io.Serializable;

/** One run: a replicate of a scenario. */
record RunKey(String scenario, int replicate) implements Serializable {}
