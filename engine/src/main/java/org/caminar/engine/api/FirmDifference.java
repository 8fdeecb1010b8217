package org.caminar.engine.api;

/**
 * The first firm whose state differs between two runs.
 *
 * @param quarter quarters simulated when the states were compared
 * @param region its region
 * @param district its district
 * @param firm its id; -1 when all firms of the district agree and its pools of best practice differ
 * @param column the first column of its state that differs
 * @param first value in the first state
 * @param second value in the second
 */
public record FirmDifference(
        int quarter, String region, int district, int firm, String column, String first, String second) {}
