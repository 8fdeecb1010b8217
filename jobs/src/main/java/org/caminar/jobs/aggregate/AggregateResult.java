package org.caminar.jobs.aggregate;

import java.util.List;
import org.caminar.jobs.dataset.Location;

/**
 * What an aggregation wrote.
 *
 * @param files tables and CSV files
 * @param runs succeeded runs that went into them
 * @param lastQuarter quarter of the last observation
 */
public record AggregateResult(List<Location> files, long runs, int lastQuarter) {}
