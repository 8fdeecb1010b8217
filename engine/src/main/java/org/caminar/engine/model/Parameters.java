package org.caminar.engine.model;

import static org.caminar.engine.model.Units.PER_QUARTER;
import static org.caminar.engine.model.Units.SHARE;
import static org.caminar.engine.model.Units.VALUE;

/**
 * All behavioural parameters of the model, a record for each mechanism. Every mechanism has a parameter whose zero switches it off.
 */
public record Parameters(
        @Param(doc = "The two kinds of knowledge and capability")
        Knowledge knowledge,

        @Param(doc = "Learning channels") Learning learning,

        @Param(doc = "Recombination of experience from different origins")
        Recombination recombination,

        @Param(doc = "Productivity and its shocks") Production production,
        @Param(doc = "Cash, investment and technology") Finance finance,
        @Param(doc = "Supply links with lead firms") Supply supply,
        @Param(doc = "Certification") Certification certification,
        @Param(doc = "Direct exporting") Exports exports,
        @Param(doc = "Growth of firms") Growth growth,
        @Param(doc = "Exit and entry") Renewal renewal) {

    /** Codified knowledge s (what) and experiential knowledge e (how and why), and how they make capability. */
    public record Knowledge(
            @Param(
                    doc = "Exponent of the CES of codified and experiential knowledge; -2: complements, 1: substitutes",
                    symbol = "ρ",
                    min = -8,
                    max = 1,
                    source = "prototype; the model's falsification knob")
            double substitution,

            @Param(
                    doc = "Share of SMEs' knowledge that becomes obsolete as the frontier moves",
                    symbol = "δ",
                    unit = PER_QUARTER,
                    min = 0,
                    max = 0.2,
                    source = "calibrated")
            double obsolescence,

            @Param(doc = "Lower bound of knowledge", min = 0.001, max = 0.5, source = "prototype")
            double lowest,

            @Param(doc = "Upper bound of knowledge", min = 0.5, max = 1, source = "prototype")
            double highest,

            @Param(
                    doc = "Standard deviations above the mean at which a community's best practice lies",
                    min = 0,
                    max = 4,
                    source = "prototype: 1.28, the ninetieth percentile of a normal")
            double bestPracticeDeviations,

            @Param(
                    doc =
                            "Members that a district's firms stand for in the pool of a programme fed by its participants",
                    unit = "firms",
                    min = 0.1,
                    max = 1000)
            double poolPriorMembers) {}

    /** A channel of tacit and codified learning. */
    public record Channel(
            @Param(
                    doc = "Fidelity of tacit transfer; 0 switches it off",
                    symbol = "φ",
                    min = 0,
                    max = 1,
                    source = "prototype")
            double fidelity,

            @Param(
                    doc = "Translation reach: the knowledge gap at which most is learnt (Verspagen 1991)",
                    symbol = "γ",
                    min = 0.01,
                    max = 5,
                    source = "prototype")
            double reach,

            @Param(
                    doc = "Probability that a transfer succeeds",
                    symbol = "p",
                    unit = PER_QUARTER,
                    min = 0,
                    max = 1,
                    source = "prototype")
            double probability,

            @Param(
                    doc = "Codified transfer as a multiple of the base rate; 0 switches it off",
                    min = 0,
                    max = 10,
                    source = "prototype")
            double codified) {}

    /** Learning channels (Verspagen 1991; McDermott and Pietrobelli 2017, section III). */
    public record Learning(
            @Param(
                    doc = "Learning by doing; 0 switches it off",
                    symbol = "λ",
                    unit = PER_QUARTER,
                    min = 0,
                    max = 0.5,
                    source = "calibrated")
            double byDoing,

            @Param(
                    doc = "Base rate of codified transfer",
                    symbol = "r",
                    unit = PER_QUARTER,
                    min = 0,
                    max = 0.3,
                    source = "prototype")
            double codifiedRate,

            @Param(
                    doc = "Fidelity of a firm's own adaptation of what it knows to how it works",
                    min = 0,
                    max = 1,
                    source = "prototype")
            double adaptationFidelity,

            @Param(doc = "Reach of own adaptation when alone", min = 0.01, max = 5, source = "prototype")
            double adaptationReach,

            @Param(doc = "Reach of own adaptation under tutelage", min = 0.01, max = 5, source = "prototype")
            double tutoredReach,

            @Param(doc = "A random tie in the own district") Channel localPeer,
            @Param(doc = "A tie to another district") Channel bridgingPeer,

            @Param(
                    doc = "Trust between bridging partners, a factor of the success probability",
                    min = 0,
                    max = 1,
                    source = "prototype")
            double trust,

            @Param(
                    doc = "Probability that a bridging tie ends",
                    unit = PER_QUARTER,
                    min = 0,
                    max = 1,
                    source = "prototype")
            double tieDecay,

            @Param(doc = "Bridging ties that a firm can hold", min = 1, max = 2, source = "model design")
            int bridgingTies,

            @Param(doc = "The lead firm of a supplier") Channel leadFirm,

            @Param(doc = "Knowledge level of lead firms", min = 0, max = 1, source = "prototype")
            double leadLevel,

            @Param(
                    doc = "Share of learning that lead firms withhold in design and marketing",
                    min = 0,
                    max = 1,
                    source = "prototype, after Bazan and Navas-Aleman (2005)")
            double captivity,

            @Param(doc = "Foreign customers of a direct exporter")
            Channel exporting,

            @Param(doc = "Knowledge level of export markets", min = 0, max = 1, source = "prototype")
            double exportLevel,

            @Param(
                    doc =
                            "Rival rule: how much competitive pressure ln(mean/own productivity) alone raises learning by doing and own "
                                    + "adaptation; 0 switches it off",
                    min = 0,
                    max = 10,
                    source = "market isomorphism, the view that the paper argues against")
            double rivalPressure) {}

    /** Recombination (Weitzman 1998; Fleming 2001): with probability q(1 - 1/|o|) one domain improves by ι(1 - e). */
    public record Recombination(
            @Param(
                    doc = "Probability with many origins; 0 switches it off",
                    symbol = "q",
                    unit = PER_QUARTER,
                    min = 0,
                    max = 1,
                    source = "prototype")
            double probability,

            @Param(doc = "Step towards best practice", symbol = "ι", min = 0, max = 1, source = "prototype")
            double step) {}

    /** Labour productivity: A = exp(β(Q - 1)) (1 + κ min(T, Q)) / (1 + κ) exp(z). */
    public record Production(
            @Param(
                    doc = "Elasticity of productivity to capability",
                    symbol = "β",
                    min = 0,
                    max = 10,
                    source = "prototype")
            double capabilityElasticity,

            @Param(
                    doc = "Weight of technology that the firm can handle; 0 switches it off",
                    symbol = "κ",
                    min = 0,
                    max = 5,
                    source = "prototype")
            double technologyWeight,

            @Param(doc = "Persistence of the productivity shock", min = 0, max = 0.999, source = "prototype")
            double shockPersistence,

            @Param(
                    doc = "Standard deviation of its innovations; 0 switches it off",
                    min = 0,
                    max = 1,
                    source = "prototype")
            double shockDeviation,

            @Param(
                    doc = "Standard deviation of an initial firm's or entrant's shock",
                    min = 0,
                    max = 2,
                    source = "prototype")
            double initialShockDeviation) {}

    /** Cash flow and embodied technology bought off the shelf. */
    public record Finance(
            @Param(
                    doc = "Wage of the mean firm over its productivity",
                    symbol = "w0",
                    min = 0,
                    max = 1,
                    source = "prototype")
            double wageLevel,

            @Param(
                    doc = "Elasticity of the wage to relative productivity",
                    symbol = "ξ",
                    min = 0,
                    max = 1,
                    source = "prototype")
            double wageElasticity,

            @Param(
                    doc = "Share of the surplus that is kept; 0 switches self-finance off",
                    unit = SHARE,
                    min = 0,
                    max = 1,
                    source = "calibrated")
            double saving,

            @Param(
                    doc = "Share of cash invested; 0 switches investment off",
                    unit = "share per quarter",
                    min = 0,
                    max = 1,
                    source = "prototype")
            double investment,

            @Param(
                    doc = "Most that is invested, per worker and unit of missing technology",
                    unit = VALUE,
                    min = 0,
                    max = 100,
                    source = "prototype")
            double investmentCeiling,

            @Param(
                    doc = "Price of a worker's full technology",
                    unit = VALUE,
                    min = 0.01,
                    max = 1000,
                    source = "prototype")
            double technologyPrice,

            @Param(doc = "Wear of technology", unit = PER_QUARTER, min = 0, max = 1, source = "prototype")
            double wear) {}

    /** Supplier matching: slots of lead firms, taken by SMEs that meet the requirement. */
    public record Supply(
            @Param(
                    doc = "Supplier slots of a large firm; 0 switches supply links off",
                    unit = "firms",
                    min = 0,
                    max = 100,
                    source = "calibrated")
            double slotsPerLead,

            @Param(
                    doc = "Process score that a lead firm requires",
                    symbol = "θ_sup",
                    min = 0,
                    max = 1,
                    source = "prototype")
            double requirement,

            @Param(
                    doc = "How far a supplier's score may fall below before it is dropped",
                    min = 0,
                    max = 1,
                    source = "prototype")
            double tolerance,

            @Param(
                    doc = "Probability that a link ends without cause",
                    unit = PER_QUARTER,
                    min = 0,
                    max = 1,
                    source = "prototype")
            double attrition,

            @Param(
                    doc = "Probability that an eligible firm finds an open slot",
                    unit = PER_QUARTER,
                    min = 0,
                    max = 1,
                    source = "prototype")
            double search,

            @Param(
                    doc = "Share of slots open to the whole region instead of the district",
                    unit = SHARE,
                    min = 0,
                    max = 1)
            double regionalShare,

            @Param(doc = "Weight of a certified firm in the match, an uncertified one having 1", min = 1, max = 1000)
            double certifiedPreference) {}

    /** Certification against an international standard. */
    public record Certification(
            @Param(
                    doc = "Process score that the standard requires; above 1 switches certification off",
                    symbol = "θ_std",
                    min = 0,
                    max = 2,
                    source = "calibrated")
            double requirement,

            @Param(
                    doc = "Probability that a firm that meets the standard is certified without a certification body",
                    unit = PER_QUARTER,
                    min = 0,
                    max = 1)
            double unaided) {}

    /** Number of products or destinations of a direct exporter: the least whole number above a log-normal one. */
    public record Scope(
            @Param(doc = "Mean of the logarithm", min = -5, max = 5, source = "fitted to IDB 2014: see docs/model.md")
            double logMean,

            @Param(
                    doc = "Standard deviation of the logarithm",
                    min = 0,
                    max = 3,
                    source = "fitted to IDB 2014: see docs/model.md")
            double logDeviation) {}

    /** Direct exports: entry h Λ(u), exit x (1 + Λ(-u)); sunk costs make status persist (Roberts and Tybout 1997). */
    public record Exports(
            @Param(
                    doc = "Largest probability of entry; 0 switches exporting off",
                    symbol = "h",
                    unit = PER_QUARTER,
                    min = 0,
                    max = 1,
                    source = "prototype")
            double entry,

            @Param(
                    doc = "Probability of exit of a firm far above the cut-off",
                    symbol = "x",
                    unit = PER_QUARTER,
                    min = 0,
                    max = 0.5,
                    source = "calibrated")
            double exit,

            @Param(
                    doc = "Log productivity at which a plain firm is indifferent",
                    min = -5,
                    max = 5,
                    source = "calibrated")
            double cutOff,

            @Param(doc = "Scale of the logistic", min = 0.01, max = 10, source = "prototype")
            double scale,

            @Param(doc = "Advantage of the certified", min = 0, max = 5, source = "prototype")
            double certified,

            @Param(doc = "Advantage of the foreign-owned", min = 0, max = 5, source = "prototype")
            double foreign,

            @Param(doc = "Advantage per unit of mean codified knowledge", min = 0, max = 5, source = "prototype")
            double codified,

            @Param(doc = "Codified knowledge without advantage", min = 0, max = 1, source = "prototype")
            double codifiedMidpoint,

            @Param(doc = "Advantage per log of relative size", min = 0, max = 5, source = "calibrated")
            double size,

            @Param(doc = "Size without advantage", unit = "workers", min = 1, max = 10000, source = "prototype")
            double referenceSize,

            @Param(
                    doc = "Advantage of a fully promoted firm; 0 switches export promotion off",
                    min = 0,
                    max = 5,
                    source = "prototype")
            double promotion,

            @Param(
                    doc = "How far below the cut-off a firm counts as near it for promotion",
                    min = 0,
                    max = 5,
                    source = "prototype")
            double promotionMargin,

            @Param(
                    doc = "Export share of sales without capability",
                    unit = SHARE,
                    min = 0,
                    max = 1,
                    source = "calibrated")
            double intensityBase,

            @Param(
                    doc = "Export share of sales per unit of capability",
                    unit = SHARE,
                    min = 0,
                    max = 1,
                    source = "calibrated")
            double intensityCapability,

            @Param(doc = "Products of an exporter") Scope products,
            @Param(doc = "Destinations of an exporter") Scope destinations) {}

    /** Growth: d ln n = χ ln(A/mean) + bonuses - reversion (ln n - target) + noise. */
    public record Growth(
            @Param(
                    doc = "Selection: growth per log of relative productivity; 0 switches it off",
                    symbol = "χ",
                    unit = PER_QUARTER,
                    min = 0,
                    max = 0.2,
                    source = "calibrated")
            double selection,

            @Param(
                    doc = "Growth bonus of direct exporters",
                    unit = PER_QUARTER,
                    min = 0,
                    max = 0.2,
                    source = "calibrated")
            double exporter,

            @Param(doc = "Growth bonus of suppliers", unit = PER_QUARTER, min = 0, max = 0.2, source = "calibrated")
            double supplier,

            @Param(
                    doc = "Reversion to the class's typical size",
                    unit = PER_QUARTER,
                    min = 0,
                    max = 0.5,
                    source = "calibrated")
            double reversion,

            @Param(
                    doc = "Standard deviation of the noise (Gibrat); 0 switches it off",
                    min = 0,
                    max = 0.5,
                    source = "prototype")
            double deviation) {}

    /** Exit hazard a + b Λ(-c (ln A - ln mean + d)); an entrant takes the slot and imitates a local firm. */
    public record Renewal(
            @Param(
                    doc = "Exit hazard of the most productive; with the next at 0 switches exit off",
                    symbol = "a",
                    unit = PER_QUARTER,
                    min = 0,
                    max = 0.5,
                    source = "prototype")
            double exitBase,

            @Param(
                    doc = "Further hazard of the least productive",
                    symbol = "b",
                    unit = PER_QUARTER,
                    min = 0,
                    max = 0.5,
                    source = "calibrated")
            double exitSelection,

            @Param(doc = "Steepness of the hazard", symbol = "c", min = 0, max = 100, source = "calibrated")
            double exitSteepness,

            @Param(
                    doc = "Log distance below the mean at which half of the further hazard acts",
                    symbol = "d",
                    min = -5,
                    max = 5,
                    source = "calibrated")
            double exitMidpoint,

            @Param(
                    doc = "Share of the local firm's experience that an entrant starts with",
                    unit = SHARE,
                    min = 0,
                    max = 1,
                    source = "prototype")
            double imitation,

            @Param(doc = "Standard deviation of an entrant's experience", min = 0, max = 1, source = "prototype")
            double deviation,

            @Param(doc = "Cash of an entrant per worker", unit = VALUE, min = 0, max = 100, source = "prototype")
            double cash) {}
}
