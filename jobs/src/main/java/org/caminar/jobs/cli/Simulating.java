package org.caminar.jobs.cli;

import org.caminar.engine.config.LoadedDesign;

/** A command that simulates an experiment. */
interface Simulating {
    /** The experiment as its arguments ask for it; throws ConfigException with all problems. */
    LoadedDesign design();
}
