package org.caminar.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.spark.sql.SparkSession;
import org.caminar.engine.config.DesignLoader;
import org.caminar.engine.config.LoadedDesign;
import org.caminar.engine.model.Indicator;
import org.caminar.jobs.SharedSpark;
import org.caminar.jobs.dataset.ResultDirectory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** FEATURE UNDER TEST: the page written from a result directory. */
class ReportTest {
    private static final int LARGEST = 2_000_000;
    private static SparkSession spark;

    @TempDir
    Path directory;

    @BeforeAll
    static void start() {
        spark = SharedSpark.session();
    }

    @Test
    void showsEveryScenarioWithItsEffectAndInterval() throws Exception {
        SyntheticResults results = new SyntheticResults(11);
        String page = page(results);
        results.titles.values().forEach(title -> assertThat(page).contains(Svg.escape(title)));
        assertThat(page)
                .contains("“Bridging institution, inclusive” raises SMEs’ productivity relative to large firms most")
                .contains("0.06 % of GDP")
                .contains("45,000 simulated")
                .contains("cannot be told apart from the baseline")
                .contains("Size class".toLowerCase(Locale.ROOT));
        assertThat(document(page).getElementsByTagName("svg").getLength()).isGreaterThanOrEqualTo(20);
    }

    @Test
    void describesEveryChartInWordsAndNumbers() throws Exception {
        Document document = document(page(new SyntheticResults(3)));
        elements(document, "svg").forEach(svg -> {
            String[] ids = svg.getAttribute("aria-labelledby").split(" ", -1);
            assertThat(ids).hasSize(2);
            assertThat(elements(svg, "title").map(Element::getTextContent)).allMatch(t -> !t.isBlank());
            assertThat(elements(svg, "desc").map(Element::getTextContent)).allMatch(t -> !t.isBlank());
            assertThat(elements(svg, "title").map(e -> e.getAttribute("id"))).containsExactly(ids[0]);
        });
        assertThat(elements(document, "*").map(e -> e.getAttribute("id")).filter(id -> !id.isEmpty()))
                .doesNotHaveDuplicates();
        assertThat(elements(document, "details").count()).isEqualTo(3);
    }

    @Test
    void aMarkIsExplainedWhereItStandsAndReadAloudInWords() throws Exception {
        Document document = document(page(new SyntheticResults(11)));
        List<Element> marks = elements(document, "span")
                .filter(e -> e.getAttribute("class").equals("mark"))
                .toList();
        assertThat(marks).isNotEmpty().allSatisfy(mark -> {
            assertThat(mark.getAttribute("aria-hidden")).isEqualTo("true");
            assertThat(mark.getNextSibling().getTextContent()).isEqualTo(", may be chance");
        });
        for (String section : List.of("comparison", "gainers", "costs")) {
            Element shown = elements(document, "section")
                    .filter(e -> e.getAttribute("aria-labelledby").equals(section))
                    .findFirst()
                    .orElseThrow();
            assertThat(elements(shown, "p").map(Element::getTextContent))
                    .as(section)
                    .anyMatch(text -> text.contains("°"));
        }
    }

    @Test
    void asksNothingOfTheNetwork() throws Exception {
        Document document = document(page(new SyntheticResults(3)));
        assertThat(elements(document, "*").map(Element::getTagName))
                .doesNotContain("script", "link", "img", "iframe", "object", "image", "use");
        elements(document, "*")
                .forEach(e -> Set.of("src", "href", "srcset", "data")
                        .forEach(a -> assertThat(e.hasAttribute(a)).as(a).isFalse()));
        assertThat(elements(document, "style").map(Element::getTextContent))
                .allMatch(css -> !css.contains("url(") && !css.contains("@import"));
    }

    @Test
    void holdsForTheBaselineAlone() throws Exception {
        String page = page(new SyntheticResults(0));
        assertThat(page)
                .contains("This experiment holds the baseline alone.")
                .contains("No effect was observed by group of firms.")
                .contains("Levels of the baseline after 20 years");
    }

    @Test
    void showsNoIntervalForOneReplicate() throws Exception {
        SyntheticResults results = new SyntheticResults(4);
        results.replicates = 1;
        String page = page(results);
        assertThat(page)
                .contains("in this single replicate")
                .contains("One replicate cannot tell any scenario from the baseline.")
                .doesNotContain("whisker s");
        assertThat(elements(document(page), "polygon")).isEmpty();
    }

    @Test
    void showsADashWhereTheTablesHoldNulls() throws Exception {
        SyntheticResults results = new SyntheticResults(4);
        results.hasNulls = true;
        assertThat(page(results)).contains(Numbers.NONE);
    }

    @Test
    void leavesOutIndicatorsThatWereNotObserved() throws Exception {
        SyntheticResults results = new SyntheticResults(4);
        results.unobserved = EnumSet.of(
                Indicator.RELATIVE_PRODUCTIVITY_SME, Indicator.DIRECT_EXPORTERS_PCT, Indicator.EXPERIENTIAL_MEAN);
        assertThat(page(results))
                .contains("Relative productivity was not compared.")
                .doesNotContain(">Direct exporters<");
    }

    @Test
    void holdsTwentyScenarios() throws Exception {
        SyntheticResults results = new SyntheticResults(20);
        String page = page(results);
        assertThat(page).contains("Policy mix number 19").contains("20 policies against the baseline");
    }

    @Test
    void readsTitlesFromTheResolvedExperiment() throws Exception {
        LoadedDesign loaded = DesignLoader.load(Path.of("..", "conf"), "reference", List.of());
        SyntheticResults results = new SyntheticResults(0);
        results.titles.clear();
        loaded.design().scenarios().forEach((name, scenario) -> results.titles.put(name, scenario.title()));
        results.write(spark, directory);
        Files.writeString(directory.resolve("experiment.conf"), loaded.resolved());
        String page = Files.readString(new Report(new ResultDirectory(directory))
                .write(spark)
                .findLocal()
                .orElseThrow());
        assertThat(page)
                .contains(Svg.escape(loaded.design().experiment().title()))
                .contains(Svg.escape(loaded.design().country().title()));
        results.titles.values().forEach(title -> assertThat(page).contains(Svg.escape(title)));
    }

    @Test
    void escapesNamesAndErrors() throws Exception {
        SyntheticResults results = new SyntheticResults(2);
        results.titles.put("policy_0", "<script>alert(\"1\")</script> & 'more'");
        results.failed = 25;
        String page = page(results);
        assertThat(page)
                .doesNotContain("<script")
                .doesNotContain("<b>workers")
                .contains("&lt;script&gt;")
                .contains("25 of 60 runs failed")
                .contains("The first 20 failed runs");
    }

    @Test
    void leavesTheEarlierPageWhenTheDirectoryIsIncomplete() throws Exception {
        Files.writeString(directory.resolve("experiment.conf"), "");
        Files.writeString(directory.resolve("report.html"), "earlier");
        Report report = new Report(new ResultDirectory(directory), text -> new SyntheticResults(1).setting());
        assertThatThrownBy(() -> report.write(spark))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("summary")
                .hasMessageContaining(directory.toString());
        assertThat(directory.resolve("report.html")).hasContent("earlier");
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).hasSize(2);
        }
    }

    /** Writes the page and checks what holds for every page. */
    private String page(SyntheticResults results) throws Exception {
        results.write(spark, directory);
        Path file = new Report(new ResultDirectory(directory), text -> results.setting())
                .write(spark)
                .findLocal()
                .orElseThrow();
        assertThat(file).isEqualTo(directory.resolve("report.html"));
        assertThat(Files.size(file)).isLessThan(LARGEST);
        String page = Files.readString(file);
        keep(page);
        assertThat(page).doesNotContain("NaN").doesNotContain("Infinity").doesNotContain("null");
        assertThat(page.replace("http://www.w3.org/2000/svg", ""))
                .doesNotContain("http:")
                .doesNotContain("https:");
        assertThat(document(page).getDocumentElement().getTagName()).isEqualTo("html");
        return page;
    }

    /** Keeps the last page of each kind in target/ for human eyes. */
    private static void keep(String page) throws IOException {
        String test = Arrays.stream(Thread.currentThread().getStackTrace())
                .filter(f -> f.getClassName().equals(ReportTest.class.getName()))
                .reduce((first, last) -> last)
                .orElseThrow()
                .getMethodName();
        Path folder = Files.createDirectories(Path.of("target", "reports"));
        Files.writeString(folder.resolve(test + ".html"), page);
    }

    private static Document document(String page) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(page.strip().getBytes(StandardCharsets.UTF_8)));
    }

    private static Stream<Element> elements(Document document, String tag) {
        return elements(document.getElementsByTagName(tag));
    }

    private static Stream<Element> elements(Element parent, String tag) {
        return elements(parent.getElementsByTagName(tag));
    }

    private static Stream<Element> elements(NodeList nodes) {
        return IntStream.range(0, nodes.getLength()).mapToObj(i -> (Element) nodes.item(i));
    }
}
