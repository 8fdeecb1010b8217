package org.caminar.jobs.report;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.apache.spark.sql.SparkSession;
import org.caminar.engine.config.DesignLoader;
import org.caminar.jobs.dataset.AtomicFiles;
import org.caminar.jobs.dataset.Location;
import org.caminar.jobs.dataset.ResultDirectory;

/**
 * Tells a result directory on one self-contained page, {@code report.html}: no file beside it, no request to anywhere.
 *
 * <p>It reads the tables {@code summary}, {@code effects}, {@code group_effects} and {@code runs}, the manifest and the resolved
 * experiment; without the tables of effects, or with nulls in them, the page says less.
 */
public final class Report {
    private static final String TEMPLATE = "report.jte";
    private static final String STYLE = "report.css";

    private final ResultDirectory directory;
    private final Function<String, Setting> parse;

    /** A report on the results in that directory. */
    public Report(ResultDirectory directory) {
        this(directory, resolved -> Setting.of(DesignLoader.parse(resolved)));
    }

    Report(ResultDirectory directory, Function<String, Setting> parse) {
        this.directory = directory;
        this.parse = parse;
    }

    /**
     * Writes the page, replacing an earlier one only when it is complete.
     *
     * @return path of the page
     * @throws IllegalStateException if the directory lacks {@code experiment.conf}, {@code summary} or {@code runs}
     * @throws UncheckedIOException if a file cannot be read or written
     */
    public Location write(SparkSession spark) {
        Setting setting = parse.apply(experiment());
        Results results = new ResultReader(spark, directory, Page.indicators()).read(setting);
        AtomicFiles.write(directory.report(), render(Page.of(results, style())));
        return directory.report();
    }

    private String experiment() {
        return AtomicFiles.findText(directory.experiment())
                .orElseThrow(() -> new IllegalStateException(
                        "there is no " + directory.experiment().name() + " in " + directory.root()));
    }

    private static String render(Page page) {
        StringOutput output = new StringOutput();
        TemplateEngine.createPrecompiled(
                        null, ContentType.Html, Report.class.getClassLoader(), Report.class.getPackageName())
                .render(TEMPLATE, page, output);
        return output.toString();
    }

    private static String style() {
        try (InputStream in = Report.class.getResourceAsStream(STYLE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + STYLE, e);
        }
    }
}
