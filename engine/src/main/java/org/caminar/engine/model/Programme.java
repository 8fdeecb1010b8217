package org.caminar.engine.model;

import static org.caminar.engine.model.Units.PER_QUARTER;
import static org.caminar.engine.model.Units.QUARTERS;
import static org.caminar.engine.model.Units.SHARE;
import static org.caminar.engine.model.Units.VALUE;

/**
 * An institution or policy instrument. One record describes all of them (McDermott and Pietrobelli 2017, sections II and IV); the
 * named ones are presets in {@code conf/programmes.conf}.
 */
public record Programme(
        @Param(doc = "Name for tables and reports") String title,
        @Param(doc = "What the money does") Instrument instrument,

        @Param(
                doc = "Full cost of serving a firm of 10 workers for a quarter",
                unit = VALUE,
                min = 1e-6,
                max = 1e6,
                source = "prototype")
        double unitCost,

        @Param(doc = "Elasticity of that cost to workers", min = 0, max = 1)
        double costElasticity,

        @Param(doc = "Quarters of spending before it serves anybody", unit = QUARTERS, min = 0, max = 400)
        int setupLag,

        @Param(doc = "Unit cost rises by this share at full breadth and participation", unit = SHARE, min = 0, max = 10)
        double coordinationCost,

        @Param(doc = "Share of the unit cost that member associations pay", unit = SHARE, min = 0, max = 0.95)
        double coFunding,

        @Param(doc = "Who gets in") Access access,
        @Param(doc = "What participants learn") Tutelage tutelage,
        @Param(doc = "Where its experience comes from") Pool pool,
        @Param(doc = "Introductions between participants") Forum forum,
        @Param(doc = "Admission in cohorts") Cohort cohort,

        @Param(doc = "Advantage of participants in the export decision, by pooled scale", min = 0, max = 5)
        double exportSupport) {

    /** What a programme's budget buys. */
    public enum Instrument {
        /** Places for firms: tutelage, forum, export support. */
        ENROLMENT,
        /** Cash to SMEs in proportion to n exp(4Q): credit and fiscal incentives. */
        CREDIT,
        /** A lower export cut-off for firms near it. */
        EXPORT_PROMOTION,
        /** Further supplier slots at lead firms: GVC linkage and supplier development. */
        SUPPLIER_DEVELOPMENT,
        /** Audits that certify firms which meet the standard. */
        CERTIFICATION,
        /** Help for eligible firms in finding a lead firm: an outsourcing exchange. */
        OUTSOURCING_EXCHANGE
    }

    /** Where a participant's tacit learning leads. */
    public enum ChannelKind {
        /** To the best practice gathered from firms. */
        POOL,
        /** To a fixed level, such as the frontier of an R&amp;D institute. */
        LEVEL,
        /** Nowhere. */
        NONE
    }

    /** Whose experience feeds the pool. */
    public enum PoolSource {
        /** All SMEs of a district. */
        DISTRICT,
        /** The programme's participants in a district: a pool fed by weak participants is weak. */
        MEMBERS
    }

    /** How far the pool reaches beyond the participant's district. */
    public enum Catchment {
        DISTRICT,
        REGION,
        NATION
    }

    /** Whom a forum introduces. */
    public enum ForumScope {
        /** Any participant. */
        ANYONE,
        /** A participant of another district. */
        OTHER_DISTRICTS
    }

    /** Rules of access and how they erode. */
    public record Access(
            @Param(
                    doc = "1: lottery among those who can pay; 0: by merit n^1/2 exp(6Q)",
                    unit = SHARE,
                    min = 0,
                    max = 1,
                    source = "prototype")
            double inclusion,

            @Param(doc = "Whether rules of inclusion bind") boolean bindingRules,

            @Param(
                    doc = "Share of its inclusion that a programme without binding rules loses, (1 + co-funding)-fold",
                    unit = PER_QUARTER,
                    min = 0,
                    max = 1)
            double capture,

            @Param(
                    doc = "Cash that a firm must have and pays on entry",
                    unit = VALUE,
                    min = 0,
                    max = 1e6,
                    source = "prototype")
            double fee,

            @Param(
                    doc = "Probability that a participant leaves",
                    unit = PER_QUARTER,
                    min = 0,
                    max = 1,
                    source = "prototype")
            double leaving,

            @Param(doc = "Longest stay; 0: no limit", unit = QUARTERS, min = 0, max = 60)
            int term) {}

    /** What a participant learns each quarter. */
    public record Tutelage(
            @Param(doc = "Where tacit learning leads") ChannelKind channel,

            @Param(doc = "Level, for that channel", min = 0, max = 1, source = "prototype")
            double level,

            @Param(doc = "Fidelity", symbol = "φ", min = 0, max = 1, source = "prototype")
            double fidelity,

            @Param(doc = "Translation reach", symbol = "γ", min = 0.01, max = 5, source = "prototype")
            double reach,

            @Param(doc = "Probability that a transfer succeeds", symbol = "p", min = 0, max = 1, source = "prototype")
            double probability,

            @Param(doc = "Codified knowledge that it teaches", min = 0, max = 1, source = "prototype")
            double codifiedLevel,

            @Param(doc = "Rate of codified transfer", unit = PER_QUARTER, min = 0, max = 1, source = "prototype")
            double codifiedRate,

            @Param(
                    doc = "Participatory governance: probability that it works on the participant's weakest domain",
                    unit = SHARE,
                    min = 0,
                    max = 1,
                    source = "prototype")
            double participation,

            @Param(doc = "Quarters over which participation builds up", unit = QUARTERS, min = 0, max = 400)
            int buildUp) {}

    /** The repository of experience gathered from firms. */
    public record Pool(
            @Param(doc = "Whose experience") PoolSource source,
            @Param(doc = "How far it reaches") Catchment catchment,

            @Param(
                    doc = "Share of experience from beyond the participant's district",
                    unit = SHARE,
                    min = 0,
                    max = 1,
                    source = "prototype")
            double breadth,

            @Param(doc = "Whether it keeps the best practice once seen, fading with obsolescence")
            boolean repository) {}

    /** A forum where participants meet. */
    public record Forum(
            @Param(doc = "Probability of an introduction", unit = PER_QUARTER, min = 0, max = 1, source = "prototype")
            double introduction,

            @Param(doc = "Whom it introduces") ForumScope scope) {}

    /** Admission of firms of one district together (Chile's PROFO). */
    public record Cohort(
            @Param(doc = "Fewest firms; 0: firms are admitted one by one", unit = "firms", min = 0, max = 100)
            int fewest,

            @Param(doc = "Most firms", unit = "firms", min = 0, max = 100)
            int most,

            @Param(
                    doc = "Share by which the subsidy declines with each quarter of membership; the firm pays the rest",
                    unit = PER_QUARTER,
                    min = 0,
                    max = 1)
            double subsidyDecline) {}

    /** Workers of the firm whose place costs the unit cost. */
    public static final double REFERENCE_WORKERS = 10;

    /** Whether firms enrol in it. */
    public boolean enrols() {
        return instrument == Instrument.ENROLMENT;
    }

    /** Public cost of serving one firm for a quarter, before any decline of the subsidy. */
    public double publicUnitCost() {
        return unitCost * (1 + coordinationCost * (pool.breadth() + tutelage.participation()) / 2) * (1 - coFunding);
    }
}
