package org.caminar.engine.firm;

import java.util.Arrays;
import java.util.List;
import org.caminar.engine.exact.FloatMath;
import org.caminar.engine.exact.Histogram;
import org.caminar.engine.exact.StateHash;
import org.caminar.engine.model.Design;
import org.caminar.engine.model.FirmBatch;
import org.caminar.engine.model.Policy;
import org.caminar.engine.model.SizeClass;
import org.caminar.engine.random.DrawSite;
import org.caminar.engine.random.Draws;

/**
 * The firms of some consecutive districts and all that happens to them: what one region shard holds. Not thread-safe: one owner at a
 * time.
 */
public final class Segment {
    private final Design design;
    private final Policy policy;
    private final Layout layout;
    private final Draws draws;
    private final District[] districts;
    private final int firstFirm;
    private final int firms;
    private final Workspaces workspaces;
    private final Schedule schedule;
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
        this.districts = new District[endDistrict - firstDistrict];
        this.firstFirm = layout.firstFirm(firstDistrict);
        this.firms = layout.firstFirm(endDistrict) - firstFirm;
        this.halo = new Halo(firstDistrict, districts.length);
        InitialPopulation population = new InitialPopulation(design.country(), design.parameters(), draws);
        float[] typical = typicalLogSizes();
        Workspace work = workspaces.borrow();
        for (int d = firstDistrict; d < endDistrict; d++) {
            District district = locate(d, population, typical);
            districts[d - firstDistrict] = district;
            population.fill(district);
            Capability.update(
                    district.firms, 0, district.size(), design.parameters().knowledge(), work);
            Productivity.update(district.firms, design.parameters().production(), work);
        }
        workspaces.giveBack(work);
    }

    private float[] typicalLogSizes() {
        float[] typical = new float[SizeClass.COUNT];
        for (SizeClass size : SizeClass.values()) {
            typical[size.ordinal()] =
                    FloatMath.log((float) design.country().population().of(size).typicalSize());
        }
        return typical;
    }

    private District locate(int d, InitialPopulation population, float[] typical) {
        int first = layout.firstFirm(d);
        int[] block = new int[Draws.WORDS];
        draws.initial(d, DrawSite.SLOT_ROUNDING, 0, block);
        return new District(
                d,
                layout.region(d),
                layout.sector(d),
                new FirmColumns(first, layout.size(d)),
                population.largeFirms(first, layout.size(d)),
                policy.size(),
                Draws.uniform(block[0]),
                typical);
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

    /** What the initial firms add up to. */
    public Tally tallyInitial() {
        Tally tally = emptyTally();
        Workspace work = workspaces.borrow();
        for (District district : districts) {
            Accounts.close(district, -1, policy, design.parameters(), draws, tally, work);
        }
        workspaces.giveBack(work);
        return tally;
    }

    Tally emptyTally() {
        int first = districts.length == 0 ? 0 : districts[0].index;
        return new Tally(policy.size(), layout.regions(), first, districts.length);
    }

    /** Capability of the initial SMEs, from which the nation finds the quartiles. */
    public Histogram capability() {
        Histogram capability = Census.emptyCapability();
        for (District district : districts) {
            for (int i = district.smes; i < district.size(); i++) {
                capability.add(district.firms.capability[i]);
            }
        }
        return capability;
    }

    /** Notes every SME's quartile of capability, given the three quartiles. */
    public void classify(double[] quartiles) {
        for (District district : districts) {
            FirmColumns columns = district.firms;
            for (int i = district.smes; i < columns.size; i++) {
                int quartile = 0;
                while (quartile < quartiles.length && columns.capability[i] > quartiles[quartile]) {
                    quartile++;
                }
                columns.status[i] |= quartile << Status.QUARTILE_SHIFT;
            }
        }
    }

    /**
     * Lists what firms here need to know of their partners in the coming quarter, and fills in what this segment itself knows. The
     * rows of partners elsewhere are left for the caller to answer before {@link #step}.
     */
    public Halo gather(Conditions now) {
        halo.clear();
        if (!now.ties()) {
            return halo;
        }
        Workspace work = workspaces.borrow();
        Acquaintance acquaintance = new Acquaintance(design.parameters().learning(), policy, layout, draws);
        for (District district : districts) {
            acquaintance.gather(district, now, halo, work);
            halo.endDistrict(district.index);
        }
        workspaces.giveBack(work);
        for (int row = 0; row < halo.ties(); row++) {
            if (holds(halo.partner(row))) {
                answerTie(row);
            }
        }
        for (int row = 0; row < halo.introductions(); row++) {
            if (holds(layout.firstFirm(halo.district(row)))) {
                halo.answerIntroduction(row, participant(halo.programme(row), halo.district(row), halo.rank(row)));
            }
        }
        return halo;
    }

    private void answerTie(int row) {
        FirmColumns partners = district(halo.partner(row)).firms;
        int i = halo.partner(row) - partners.firstFirm;
        int domains = halo.domains(row);
        halo.answerTie(row, partners.experiential[domains >>> 3 & 7][i], partners.codified[domains & 7][i]);
    }

    /** District of a firm that lives here. */
    private District district(int firm) {
        return districts[layout.district(firm) - districts[0].index];
    }

    /** Experiential knowledge of a firm here in the tacit domain of a halo row. */
    public float tacitLevel(int firm, byte domains) {
        FirmColumns columns = district(firm).firms;
        return columns.experiential[domains >>> 3 & 7][firm - columns.firstFirm];
    }

    /** Codified knowledge of a firm here in the codified domain of a halo row. */
    public float codifiedLevel(int firm, byte domains) {
        FirmColumns columns = district(firm).firms;
        return columns.codified[domains & 7][firm - columns.firstFirm];
    }

    /** Id of the participant of some rank among those of a programme in a district here. */
    public int participant(int programme, int districtIndex, int rank) {
        District district = districts[districtIndex - districts[0].index];
        int[] status = district.firms.status;
        int wanted = Status.withProgramme(0, programme);
        int left = rank;
        for (int i = district.smes; i < district.size(); i++) {
            if ((status[i] & Status.PROGRAMME) == wanted && left-- == 0) {
                return district.firms.firstFirm + i;
            }
        }
        throw new IllegalStateException(
                "programme " + programme + " has no participant of rank " + rank + " in district " + districtIndex);
    }

    /** Simulates one quarter, the halo being complete; returns what the firms then add up to. */
    public Tally step(Conditions now) {
        Tally tally = emptyTally();
        Workspace work = workspaces.borrow();
        for (District district : districts) {
            schedule.quarter(district, now, halo, tally, work);
        }
        workspaces.giveBack(work);
        quarter = now.quarter() + 1;
        return tally;
    }

    /**
     * Counts all firms.
     *
     * @param logMean ln Ā that the quarter began with
     * @param sinceLast quarters since the last census
     */
    public Census census(float logMean, int sinceLast) {
        Census census = new Census(layout.regions(), design.country().sectors().size(), policy.size());
        Enumerator enumerator = new Enumerator(design.parameters(), layout, census, logMean, sinceLast);
        Workspace work = workspaces.borrow();
        for (District district : districts) {
            Capability.update(
                    district.firms, 0, district.size(), design.parameters().knowledge(), work);
            enumerator.count(district, work);
        }
        workspaces.giveBack(work);
        return census;
    }

    /** State hash by region: a sum over districts, so that it does not depend on who holds them. */
    public long[] hashes() {
        long[] hashes = new long[layout.regions()];
        for (District district : districts) {
            long hash = district.firms.hash();
            for (int at = 0; at < district.pools.length; at++) {
                hash += StateHash.word(32 + at % 8, at, Float.floatToRawIntBits(district.pools[at]));
            }
            hashes[district.region] += StateHash.mix(hash + district.index);
        }
        return hashes;
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
