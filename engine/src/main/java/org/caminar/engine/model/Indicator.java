package org.caminar.engine.model;

import java.util.Locale;

/**
 * What a run observes: the columns of the tables {@code outcomes} and {@code groups}. Unless a description says otherwise an
 * indicator is about SMEs, the firms that did not start as large ones. "Large" means the initially large firms.
 */
public enum Indicator {
    FIRMS("firms", "all firms", Better.NEITHER, true),
    SMES("firms", "SMEs", Better.NEITHER, true),
    SME_WORKERS("workers", "workers of SMEs", Better.HIGHER, true),
    SME_VALUE_ADDED("worker-quarters", "value added of SMEs in the quarter", Better.HIGHER, true),
    GDP("worker-quarters", "value added of all firms in the quarter", Better.HIGHER, false),
    SME_PRODUCTIVITY(
            "index",
            "labour productivity of SMEs: value added per worker, 1 = world's best practice",
            Better.HIGHER,
            true),
    RELATIVE_PRODUCTIVITY_SME(
            "large = 100", "labour productivity of SMEs relative to the country's large firms", Better.HIGHER, true),
    RELATIVE_PRODUCTIVITY_MICRO("large = 100", "the same of SMEs with fewer than 10 workers", Better.HIGHER, false),
    RELATIVE_PRODUCTIVITY_SMALL("large = 100", "the same of SMEs with 10 to 49 workers", Better.HIGHER, false),
    RELATIVE_PRODUCTIVITY_MEDIUM("large = 100", "the same of SMEs with 50 to 249 workers", Better.HIGHER, false),
    RELATIVE_WAGE_SME("large = 100", "mean wage of SMEs' workers relative to large firms'", Better.HIGHER, true),
    DIRECT_EXPORTERS_PCT("%", "SMEs that export directly", Better.HIGHER, true),
    SUPPLIERS_PCT("%", "SMEs that supply a lead firm", Better.HIGHER, true),
    GVC_PARTICIPATION_PCT("%", "SMEs that export directly or supply a lead firm", Better.HIGHER, true),
    CERTIFIED_PCT("%", "SMEs certified against the standard", Better.HIGHER, true),
    MEETS_STANDARD_PCT("%", "SMEs whose process score meets the standard", Better.HIGHER, true),
    AWARE_PCT("%", "SMEs whose mean codified process knowledge reaches the standard's level", Better.HIGHER, true),
    CERTIFIED_AMONG_AWARE_PCT("%", "certified SMEs among the aware", Better.HIGHER, true),
    SMES_AMONG_EXPORTERS_PCT("%", "SMEs among all direct exporters", Better.HIGHER, false),
    SMES_SHARE_OF_EXPORTS_PCT("%", "SMEs' share of export value", Better.HIGHER, false),
    SMES_SHARE_OF_WORKERS_PCT("%", "SMEs' share of workers", Better.HIGHER, false),
    SMES_SHARE_OF_VALUE_ADDED_PCT("%", "SMEs' share of value added", Better.HIGHER, false),
    SME_EXPORTS("worker-quarters", "export value of SMEs in the quarter", Better.HIGHER, true),
    SUPPLIERS_PER_EXPORTER("ratio", "SME suppliers per SME direct exporter", Better.NEITHER, false),
    PRODUCTS_MEAN("products", "products of the mean SME exporter", Better.HIGHER, true),
    DESTINATIONS_MEAN("destinations", "destinations of the mean SME exporter", Better.HIGHER, true),
    CAPABILITY_MEAN("0 to 1", "mean capability Q", Better.HIGHER, true),
    CAPABILITY_SD("0 to 1", "standard deviation of capability across SMEs", Better.NEITHER, true),
    CAPABILITY_P25("0 to 1", "lower quartile of capability", Better.HIGHER, false),
    CAPABILITY_MEDIAN("0 to 1", "median capability", Better.HIGHER, false),
    CAPABILITY_P75("0 to 1", "upper quartile of capability", Better.HIGHER, false),
    CAPABILITY_GINI("0 to 1", "Gini coefficient of capability", Better.LOWER, false),
    PROCESS_SCORE_MEAN(
            "0 to 1", "mean process score S, in which the weakest process domain weighs most", Better.HIGHER, true),
    CODIFIED_MEAN("0 to 1", "mean codified knowledge s: knowing what", Better.HIGHER, true),
    EXPERIENTIAL_MEAN("0 to 1", "mean experiential knowledge e: knowing how and why", Better.HIGHER, true),
    ORIGINS_MEAN("districts", "districts whose experience the mean SME has absorbed", Better.HIGHER, true),
    TECHNOLOGY_MEAN("0 to 1", "mean embodied technology T", Better.HIGHER, true),
    CASH_PER_WORKER("worker-quarters", "cash of SMEs per worker", Better.HIGHER, true),
    PRODUCTIVITY_P90_P10("ratio", "ninetieth over tenth percentile of SMEs' labour productivity", Better.LOWER, false),
    PRODUCTIVITY_GINI("0 to 1", "Gini coefficient of SMEs' labour productivity", Better.LOWER, false),
    PRODUCTIVITY_THEIL("nats", "Theil index of SMEs' labour productivity", Better.LOWER, true),
    BRIDGED_PCT("%", "firms, large ones included, with a tie to another district", Better.HIGHER, true),
    CROSS_REGION_TIES_PCT("%", "bridging ties that lead to another region", Better.NEITHER, true),
    PARTICIPANTS_PCT("%", "SMEs in a programme", Better.NEITHER, true),
    EVER_REACHED_PCT(
            "%", "SMEs that, or whose predecessor in the same place, a programme ever reached", Better.HIGHER, true),
    ENTRY_RATE_PCT(
            "% a year",
            "SMEs that entered since the last observation and are still there, at annual rate; every entrant takes an exiter's place",
            Better.NEITHER,
            true),
    GVC_ENTERED_PCT("%", "SMEs outside value chains at the last observation and inside now", Better.HIGHER, true),
    GVC_LEFT_PCT("%", "SMEs inside value chains at the last observation and outside now", Better.LOWER, true),
    SPENDING("worker-quarters", "public spending on programmes since the start", Better.NEITHER, false),
    SPENDING_PCT_GDP(
            "%",
            "public spending on programmes in the quarter, as a share of the GDP on which budgets were set",
            Better.NEITHER,
            false);

    /** Which direction is an improvement. */
    public enum Better {
        HIGHER,
        LOWER,
        NEITHER
    }

    private final String unit;
    private final String description;
    private final Better better;
    private final boolean grouped;

    Indicator(String unit, String description, Better better, boolean grouped) {
        this.unit = unit;
        this.description = description;
        this.better = better;
        this.grouped = grouped;
    }

    /** Name of its column: snake_case ASCII. */
    public String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Unit of measure. */
    public String unit() {
        return unit;
    }

    /** What it is. */
    public String description() {
        return description;
    }

    /** Which direction is an improvement. */
    public Better better() {
        return better;
    }

    /** Whether it is also observed by region, sector, size class, initial quartile and programme. */
    public boolean grouped() {
        return grouped;
    }
}
