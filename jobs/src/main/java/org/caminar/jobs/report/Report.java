package org.caminar.jobs.report;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Function;
import org.apache.spark.sql.SparkSession;
import org.caminar.engine.config.DesignLoader;

/**
 * Tells a result directory on one self-contained page, {@code report.html}: no file beside it, no request to anywhere.
 *
 * <p>It reads the tables {@code summary}, {@code effects}, {@code group_effects} and {@code runs}, the manifest and the resolved
 * experiment; without the tables of effects, or with nulls in them, the page says less.
 */
public final class Report {
    private static final String FILE = "report.html";
    private static final String EXPERIMENT = "experiment.conf";
    private static final String TEMPLATE = "report.jte";
    private static final String STYLE = "report.css";

    private final Path directory;
    private final Function<String, Setting> parse;

    /** A report on the results in that directory. */
    public Report(Path resultDirectory) {
        this(resultDirectory, resolved -> Setting.of(DesignLoader.parse(resolved)));
    }

    Report(Path resultDirectory, Function<String, Setting> parse) {
        this.directory = resultDirectory.toAbsolutePath().normalize();
        this.parse = parse;
    }

    /**
     * Writes the page, replacing an earlier one only when it is complete.
     *
     * @return path of the page
     * @throws UncheckedIOException if the directory lacks {@code experiment.conf}, {@code summary} or {@code runs}, or cannot be
     *     written to
     */
    public Path write(SparkSession spark) {
        Path file = directory.resolve(FILE);
        try {
            Setting setting = parse.apply(Files.readString(directory.resolve(EXPERIMENT)));
            Results results = new ResultReader(spark, directory, Page.indicators()).read(setting);
            publish(render(Page.of(results, style())), file);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the report " + file + ": " + e.getMessage(), e);
        }
    }

    private static String render(Page page) {
        StringOutput output = new StringOutput();
        TemplateEngine.createPrecompiled(
                        null, ContentType.Html, Report.class.getClassLoader(), Report.class.getPackageName())
                .render(TEMPLATE, page, output);
        return output.toString();
    }

    private static String style() throws IOException {
        try (InputStream in = Report.class.getResourceAsStream(STYLE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void publish(String html, Path file) throws IOException {
        Path draft = file.resolveSibling("." + FILE + ".draft");
        try {
            Files.writeString(draft, html);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}
