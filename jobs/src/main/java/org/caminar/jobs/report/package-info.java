/**
 * The report: a result directory told on one self-contained HTML page.
 *
 * <p>{@code ResultReader} reads the tables into {@code Results}; one class a section turns them into text, tables and figures; the
 * template {@code report.jte} lays them out. Figures are inline SVG: one class a kind of chart.
 */
package org.caminar.jobs.report;
