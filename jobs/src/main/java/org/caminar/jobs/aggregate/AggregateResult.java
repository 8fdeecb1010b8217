package org.caminar.jobs.aggregate;

import java.nio.file.Path;
import java.util.List;

/**
 * What an aggregation wrote.
 *
 * @param files tables and CSV files
 * @param runs succeeded runs that went into them
 * @param lastQuarter quarter of the last observation
 */
public record AggregateResult(List<Path> files, long runs, int lastQuarter) {}
