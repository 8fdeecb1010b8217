package org.caminar.engine.model;

import static org.caminar.engine.model.Units.QUARTERS;
import static org.caminar.engine.model.Units.SHARE;

/**
 * Public money for one programme during a window of time.
 *
 * @param share share of the scenario's budget; for an institution in place, share of GDP
 * @param start first quarter, from 0
 * @param end first quarter after the window
 */
public record Allocation(
        @Param(doc = "Name of a programme") String programme,

        @Param(
                doc = "Share of the scenario's budget; of GDP for an institution in place",
                unit = SHARE,
                min = 0,
                max = 1)
        double share,

        @Param(doc = "First quarter", unit = QUARTERS, min = 0, max = 4000)
        int start,

        @Param(doc = "First quarter after the end", unit = QUARTERS, min = 0, max = 4000)
        int end) {}
