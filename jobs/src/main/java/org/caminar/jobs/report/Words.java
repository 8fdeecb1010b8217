package org.caminar.jobs.report;

import java.util.List;
import java.util.Locale;
import org.caminar.engine.model.Indicator;

/** Plain words for indicators, units, groups and lists. */
final class Words {
    private Words() {}

    /** Short name of an indicator. */
    static String name(Indicator indicator) {
        return switch (indicator) {
            case RELATIVE_PRODUCTIVITY_SME -> "Relative productivity";
            case CAPABILITY_MEDIAN -> "Capability of the median firm";
            case SME_PRODUCTIVITY -> "Labour productivity";
            case GVC_PARTICIPATION_PCT -> "Value-chain participation";
            case DIRECT_EXPORTERS_PCT -> "Direct exporters";
            case SUPPLIERS_PCT -> "Suppliers of lead firms";
            case CERTIFIED_PCT -> "Certified firms";
            case PRODUCTIVITY_P90_P10 -> "Dispersion of productivity";
            case EXPERIENTIAL_MEAN -> "Experiential knowledge";
            default -> {
                String words = indicator.column().replace('_', ' ');
                yield words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
            }
        };
    }

    /** Unit of the indicator's level. */
    static String unit(Indicator indicator) {
        return switch (indicator) {
            case RELATIVE_PRODUCTIVITY_SME -> "large firms = 100";
            case PRODUCTIVITY_P90_P10 -> "ninetieth over tenth percentile";
            default -> indicator.unit().equals("%") ? "% of SMEs" : indicator.unit();
        };
    }

    /** Unit of a difference of the indicator. */
    static String differenceUnit(Indicator indicator) {
        return switch (indicator.unit()) {
            case "%" -> "percentage points";
            case "large = 100" -> "points";
            case "ratio" -> "ratio";
            case "0 to 1" -> "on a scale from 0 to 1";
            default -> indicator.unit();
        };
    }

    /** "An improvement lies to the right" and the like; empty for an indicator without direction. */
    static String direction(Indicator indicator) {
        return switch (indicator.better()) {
            case HIGHER -> "better: right";
            case LOWER -> "better: left";
            case NEITHER -> "no direction is better";
        };
    }

    /** Title of a size class or an initial quartile; other groups keep their name. */
    static String group(String kind, String group) {
        return switch (kind + "/" + group.toLowerCase(Locale.ROOT)) {
            case "size_class/micro" -> "Micro, below 10";
            case "size_class/small" -> "Small, 10 to 49";
            case "size_class/medium" -> "Medium, 50 to 249";
            case "size_class/outgrown" -> "Outgrown, 250 or more";
            case "size_class/large" -> "Large at the start";
            case "initial_quartile/q1" -> "Lowest quarter";
            case "initial_quartile/q2" -> "Second quarter";
            case "initial_quartile/q3" -> "Third quarter";
            case "initial_quartile/q4" -> "Highest quarter";
            default -> group;
        };
    }

    /** "a", "a and b", "a, b and c". */
    static String list(List<String> items) {
        int last = items.size() - 1;
        return last <= 0
                ? String.join("", items)
                : String.join(", ", items.subList(0, last)) + " and " + items.get(last);
    }
}
