package org.caminar.engine.firm;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.caminar.engine.exact.Histogram;
import org.caminar.engine.model.Design;
import org.caminar.engine.model.FirmBatch;
import org.caminar.engine.model.Policy;
import org.caminar.engine.random.DrawSite;
import org.caminar.engine.random.Draws;

/**
 * The firms of some consecutive districts and all that happens to them: what one region shard holds. Not thread-safe: one owner at a
 * time.
 */
public final class Segment {
    /** Name of what {@link #visit} shows last: the district's pools, not a column of firms. */
    public static final String POOLS = "pools";

    private final Design design;
    private final Policy policy;
    private final Layout layout;
    private final Draws draws;
    private final int firstDistrict;
    private final District[] districts;

    private final PartnerKnowledge knowledge;
    private final int firstFirm;
    private final int firms;
    private final Workspaces workspaces;
    private final Schedule schedule;
    private final Acquaintance acquaintance;
    private final Halo halo;
    private int quarter;

    /** Makes the initial firms of districts [firstDistrict, endDistrict), with scratch memory of its own. */
    public Segment(Design design, Policy policy, Layout layout, Draws draws, int firstDistrict, int endDistrict) {
        this(design, policy, layout, draws, new Workspaces(layout), firstDistrict, endDistrict);
    }

    /** Makes the initial firms of districts [firstDistrict, endDistrict), sharing scratch memory with other segments. */
    public Segment(
            Design design,
            Policy policy,
            Layout layout,
            Draws draws,
            Workspaces workspaces,
            int firstDistrict,
            int endDistrict) {
        this.design = design;
        this.policy = policy;
        this.layout = layout;
        this.draws = draws;
        this.workspaces = workspaces;
        this.schedule = new Schedule(design, policy, layout, draws);
        this.acquaintance = new Acquaintance(design.parameters().learning(), policy, layout, draws);
        this.firstDistrict = firstDistrict;
        this.districts = new District[endDistrict - firstDistrict];
        this.knowledge = new PartnerKnowledge(layout, firstDistrict, districts.length);
        this.firstFirm = layout.firstFirm(firstDistrict);
        this.firms = layout.firstFirm(endDistrict) - firstFirm;
        // Nobody begins with a bridging tie, so there is nothing to list for the first quarter.
        this.halo = new Halo(firstDistrict, districts.length);
        InitialPopulation population = new InitialPopulation(design.country(), design.parameters(), draws);
        Workspace work = workspaces.borrow();
        for (int d = firstDistrict; d < endDistrict; d++) {
            District district = locate(d, population, work);
            districts[d - firstDistrict] = district;
            knowledge.add(district);
            population.fill(district, work);
            Capability.update(district.firms, design.parameters().knowledge(), work);
        }
        workspaces.giveBack(work);
    }

    private District locate(int d, InitialPopulation population, Workspace work) {
        int first = layout.firstFirm(d);
        int[] block = new int[Draws.WORDS];
        draws.initial(d, DrawSite.SLOT_ROUNDING, 0, block);
        return new District(
                d,
                layout.region(d),
                layout.sector(d),
                new FirmColumns(
                        first, layout.size(d), design.parameters().learning().bridgingTies()),
                population.drawClasses(first, layout.size(d), work),
                policy.size(),
                Draws.uniform(block[0]));
    }

    /** Whether a firm lives here. */
    public boolean holds(int firm) {
        return firm >= firstFirm && firm < firstFirm + firms;
    }

    /** Number of firms. */
    public int firms() {
        return firms;
    }

    /** Quarters simulated so far. */
    public int quarter() {
        return quarter;
    }

    /** Its first district. */
    public int firstDistrict() {
        return firstDistrict;
    }

    /** The district after its last. */
    public int endDistrict() {
        return firstDistrict + districts.length;
    }

    /** Shows the whole state of a district here between two quarters: the columns of its firms, then its pools. */
    public void visit(int district, ColumnVisitor visitor) {
        District of = districts[district - firstDistrict];
        of.firms.visit(visitor);
        visitor.floats(POOLS, of.pools, 0, of.pools.length);
    }

    /** Goes on from a state that was restored by {@link #visit}, that of {@code quartersDone} quarters. */
    public void resume(int quartersDone) {
        quarter = quartersDone;
        Workspace work = workspaces.borrow();
        for (District district : districts) {
            district.countParticipants(work.selected);
            acquaintance.list(district, quarter, halo, work);
        }
        workspaces.giveBack(work);
        halo.turn();
    }

    /** What the initial firms add up to. */
    public Tally tallyInitial() {
        Tally tally = emptyTally();
        Workspace work = workspaces.borrow();
        for (District district : districts) {
            Productivity.update(district.firms, design.parameters().production(), work);
            Accounts.close(district, -1, policy, design.parameters(), draws, tally, work);
        }
        workspaces.giveBack(work);
        return tally;
    }

    Tally emptyTally() {
        return new Tally(policy.size(), layout.regions(), firstDistrict, districts.length);
    }

    /** Capability of the initial SMEs, from which the nation finds the quartiles. */
    public Histogram capability() {
        Histogram capability = Census.emptyCapability();
        Workspace work = workspaces.borrow();
        for (District district : districts) {
            Census.addSmes(district.firms.capability, district, capability, work);
        }
        workspaces.giveBack(work);
        return capability;
    }

    /** Notes every SME's quartile of capability, given the three quartiles. */
    public void classify(double[] quartiles) {
        for (District district : districts) {
            FirmColumns columns = district.firms;
            for (int i = district.firstSme; i < columns.size; i++) {
                int quartile = 0;
                while (quartile < quartiles.length && columns.capability[i] > quartiles[quartile]) {
                    quartile++;
                }
                columns.status[i] |= quartile << Status.QUARTILE_SHIFT;
            }
        }
    }

    /** What firms here need to know of partners elsewhere in the coming quarter; until {@link #meet} nobody knows whom forums introduce. */
    public Halo halo() {
        return halo;
    }

    /** Finds whom forums introduce the firms here to in the coming quarter, once its conditions are known. */
    public void meet(Conditions now) {
        acquaintance.findHosts(halo.forums(), firstDistrict, endDistrict(), now);
    }

    /**
     * Fills in what this segment itself knows of the partners in rows [from, to) of the halo's ties. The rows of those elsewhere are left
     * for the caller to answer before {@link #step}.
     */
    public void lookUpPartners(int from, int to) {
        int[] rows = new int[PartnerKnowledge.TURN];
        int[] partners = new int[PartnerKnowledge.TURN];
        byte[] questions = new byte[PartnerKnowledge.TURN];
        float[] experience = new float[PartnerKnowledge.TURN];
        float[] codified = new float[PartnerKnowledge.TURN];
        int count = 0;
        for (int row = from; row < to; row++) {
            rows[count] = row;
            partners[count] = halo.partner(row);
            questions[count] = halo.question(row);
            count += holds(partners[count]) ? 1 : 0;
            if (count == PartnerKnowledge.TURN || row == to - 1) {
                knowledge.read(partners, questions, 0, count, experience, codified);
                for (int i = 0; i < count; i++) {
                    halo.answerTie(rows[i], experience[i], codified[i]);
                }
                count = 0;
            }
        }
    }

    /** Fills in which firms here forums introduce others here to; likewise. */
    public void lookUpHosts() {
        for (int row = 0; row < halo.introductions(); row++) {
            if (holds(layout.firstFirm(halo.district(row)))) {
                halo.answerIntroduction(row, participant(halo.programme(row), halo.district(row), halo.rank(row)));
            }
        }
    }

    /**
     * Answers questions about firms here.
     *
     * @param partners ids of firms
     * @param questions of each as in {@link Halo#question}
     * @return codified knowledge of each firm, then experiential knowledge of those where it is asked for
     */
    public float[] answer(int[] partners, byte[] questions) {
        float[] codified = new float[partners.length];
        float[] experience = new float[partners.length];
        for (int from = 0; from < partners.length; from += PartnerKnowledge.TURN) {
            int count = Math.min(PartnerKnowledge.TURN, partners.length - from);
            knowledge.read(partners, questions, from, count, experience, codified);
        }
        int asked = 0;
        for (int i = 0; i < partners.length; i++) {
            experience[asked] = experience[i];
            asked += Halo.asksForExperience(questions[i]) ? 1 : 0;
        }
        float[] levels = Arrays.copyOf(codified, partners.length + asked);
        System.arraycopy(experience, 0, levels, partners.length, asked);
        return levels;
    }

    /** District of a firm that lives here. */
    private District district(int firm) {
        return districts[layout.district(firm) - firstDistrict];
    }

    /** Id of the participant of some rank among those of a programme in a district here. */
    public int participant(int programme, int districtIndex, int rank) {
        District district = districts[districtIndex - firstDistrict];
        return district.firms.firstFirm + district.participant(programme, rank);
    }

    /**
     * What is wanted at the end of a quarter beside the tally.
     *
     * @param census whether to count all firms
     * @param hashes whether to hash the state
     * @param sinceLast quarters since the last census
     */
    public record Wanted(boolean census, boolean hashes, int sinceLast) {
        /** Nothing but the tally. */
        public static final Wanted NOTHING = new Wanted(false, false, 0);
    }

    /**
     * What a segment comes to.
     *
     * @param census of all firms, if wanted
     * @param hashes state hash by region, if wanted: sums over districts, so that they do not depend on who holds them
     */
    public record Report(Tally tally, Optional<Census> census, Optional<long[]> hashes) {}

    /** Simulates one quarter, the halo being complete, and lists the ties of the next. */
    public Report step(Conditions now, Wanted wanted) {
        Tally tally = emptyTally();
        Observer observer = new Observer(now.logMeanProductivity(), wanted);
        Workspace work = workspaces.borrow();
        for (District district : districts) {
            schedule.quarter(district, now, halo, tally, work);
            observer.observe(district, work);
        }
        workspaces.giveBack(work);
        quarter = now.quarter() + 1;
        halo.turn();
        return observer.report(tally);
    }

    /**
     * What the initial firms come to; their tally is {@link #tallyInitial}, this one's is empty.
     *
     * @param logMean ln Ā, for wages
     */
    public Report initially(float logMean) {
        Observer observer = new Observer(logMean, new Wanted(true, true, 0));
        Workspace work = workspaces.borrow();
        for (District district : districts) {
            Capability.update(district.firms, design.parameters().knowledge(), work);
            Productivity.update(district.firms, design.parameters().production(), work);
            Accounts.measure(district.firms, work);
            observer.observe(district, work);
        }
        workspaces.giveBack(work);
        return observer.report(emptyTally());
    }

    /** State hash by region at present. */
    public long[] hashes() {
        long[] hashes = new long[layout.regions()];
        Workspace work = workspaces.borrow();
        for (District district : districts) {
            Productivity.update(district.firms, design.parameters().production(), work);
            hashes[district.region] += district.hash(work);
        }
        workspaces.giveBack(work);
        return hashes;
    }

    /** Looks at a district while it is still in the processor's cache. */
    private final class Observer {
        private final Optional<Census> census;
        private final Optional<Enumerator> enumerator;
        private final Optional<long[]> hashes;

        Observer(float logMean, Wanted wanted) {
            census = wanted.census()
                    ? Optional.of(new Census(
                            layout.regions(), design.country().sectors().size(), policy.size()))
                    : Optional.empty();
            enumerator = census.map(
                    whole -> new Enumerator(design.parameters(), layout, whole, logMean, wanted.sinceLast()));
            hashes = wanted.hashes() ? Optional.of(new long[layout.regions()]) : Optional.empty();
        }

        void observe(District district, Workspace work) {
            enumerator.ifPresent(e -> e.count(district, work));
            hashes.ifPresent(h -> h[district.region] += district.hash(work));
        }

        Report report(Tally tally) {
            enumerator.ifPresent(Enumerator::close);
            return new Report(tally, census, hashes);
        }
    }

    /** Views on the districts here, for the firm panel; each is valid until the next step. */
    public List<FirmBatch> views() {
        return Arrays.stream(districts)
                .filter(district -> district.size() > 0)
                .map(this::view)
                .toList();
    }

    /** A view on the district of a firm that lives here. */
    public FirmBatch view(int firm) {
        return view(district(firm));
    }

    private FirmBatch view(District district) {
        return new FirmView(design, policy, district, quarter);
    }
}
