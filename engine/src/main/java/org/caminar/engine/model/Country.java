package org.caminar.engine.model;

import static org.caminar.engine.model.Units.SHARE;

import java.util.List;

/** A country profile: where its firms are, what they are like, which institutions it has. */
public record Country(
        @Param(doc = "Name for tables and reports") String title,

        @Param(doc = "Firms at full scale", unit = "firms", min = 1, max = 200_000_000)
        int firms,

        @Param(doc = "How regions are divided into industrial districts")
        DistrictLayout districts,

        @Param(doc = "Regions with their shares of firms") List<Region> regions,

        @Param(doc = "Sectors with their shares of districts")
        List<Sector> sectors,

        @Param(doc = "Firms at the start") Population population,

        @Param(doc = "Institutions in place in every scenario")
        List<Allocation> institutions) {

    /** An administrative region. */
    public record Region(
            @Param(doc = "Name") String name,

            @Param(doc = "Share of the country's firms; shares are normalised", min = 0, max = 1, unit = SHARE)
            double share,

            @Param(doc = "Experience of its SMEs relative to the country's", min = -0.5, max = 0.5)
            double advantage) {}

    /** A sector of activity. */
    public record Sector(
            @Param(doc = "Name") String name,

            @Param(doc = "Share of districts; shares are normalised", min = 0, max = 1, unit = SHARE)
            double share) {}

    /** How firms fall into districts. */
    public record DistrictLayout(
            @Param(doc = "How sizes are found") Assignment assignment,

            @Param(doc = "Number of districts when they are drawn nationally", min = 1, max = 1_000_000)
            int count,

            @Param(doc = "Mean number of firms when they are divided by region", unit = "firms", min = 1, max = 20_000)
            double meanSize,

            @Param(doc = "Deviation of the logarithm of a district's weight", min = 0, max = 2, source = "prototype")
            double deviation) {}

    /** The two ways to lay out districts. */
    public enum Assignment {
        /** {@code count} districts, dealt to the regions evenly; every firm draws its district by weight. */
        NATIONAL_DRAW,
        /** Each region has its share of firms, cut into districts around {@code mean-size} in proportion to their weights. */
        BY_REGION
    }
}
