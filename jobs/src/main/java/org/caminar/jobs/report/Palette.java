package org.caminar.jobs.report;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.caminar.engine.model.Indicator;

/** Which scenarios have a colour, the same in every figure: the baseline and at most four others; the rest are grey. */
final class Palette {
    static final String BASELINE = "base";
    private static final String REST = "rest";
    private static final int COLOURS = 4;

    private final Map<String, String> styles = new LinkedHashMap<>();
    private final List<String> highlighted;

    Palette(Results results) {
        List<String> byProductivity = names(results, Indicator.RELATIVE_PRODUCTIVITY_SME);
        List<String> byMedian = names(results, Indicator.CAPABILITY_MEDIAN);
        List<String> byParticipation = names(results, Indicator.GVC_PARTICIPATION_PCT);
        Set<String> order = new LinkedHashSet<>();
        byProductivity.stream().limit(1).forEach(order::add);
        byMedian.stream().limit(1).forEach(order::add);
        byParticipation.stream().limit(1).forEach(order::add);
        Stream.of(byProductivity, results.policies()).flatMap(List::stream).forEach(order::add);
        highlighted = order.stream().limit(COLOURS).toList();
        for (String scenario : highlighted) {
            styles.put(scenario, "s" + (styles.size() + 1));
        }
        styles.put(results.setting().baseline(), BASELINE);
    }

    String style(String scenario) {
        return styles.getOrDefault(scenario, REST);
    }

    boolean isColoured(String scenario) {
        return styles.containsKey(scenario);
    }

    /** The coloured scenarios but the baseline, the most successful one first. */
    List<String> highlighted() {
        return highlighted;
    }

    private static List<String> names(Results results, Indicator indicator) {
        return results.ranked(indicator).stream().map(Effect::scenario).toList();
    }
}
