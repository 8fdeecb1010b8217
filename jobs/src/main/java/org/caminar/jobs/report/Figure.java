package org.caminar.jobs.report;

/**
 * A chart with its words.
 *
 * @param svg markup, already escaped
 */
record Figure(String title, String note, String svg) {}
