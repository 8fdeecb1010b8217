package org.caminar.engine.firm;

import java.util.Arrays;
import java.util.List;
import org.caminar.engine.exact.FloatMath;
import org.caminar.engine.exact.Histogram;
import org.caminar.engine.exact.StateHash;
import org.caminar.engine.model.Design;
import org.caminar.engine.model.FirmBatch;
import org.caminar.engine.model.Policy;
import org.caminar.engine.model.Programme;
import org.caminar.engine.model.Programme.ForumScope;
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
    private final FirmColumns firms;
    private final Workspace work;
    private final Schedule schedule;
    private final Halo halo = new Halo();
    private int quarter;

    /** Makes the initial firms of districts [firstDistrict, endDistrict). */
    public Segment(Design design, Policy policy, Layout layout, Draws draws, int firstDistrict, int endDistrict) {
        this.design = design;
        this.policy = policy;
        this.layout = layout;
        this.draws = draws;
        this.schedule = new Schedule(design, policy, layout, draws);
        this.districts = new District[endDistrict - firstDistrict];
        int firstFirm = layout.firstFirm(firstDistrict);
        this.firms = new FirmColumns(firstFirm, layout.firstFirm(endDistrict) - firstFirm);
        InitialPopulation population = new InitialPopulation(design.country(), design.parameters(), draws);
        float[] typical = typicalLogSizes();
        int largest = 1;
        for (int d = firstDistrict; d < endDistrict; d++) {
            District district = locate(d, firstFirm, population, typical);
            districts[d - firstDistrict] = district;
            largest = Math.max(largest, district.size());
            population.fill(firms, district);
        }
        this.work = new Workspace(largest);
        for (District district : districts) {
            Capability.update(
                    firms,
                    district.from,
                    district.to,
                    district.from,
                    design.parameters().knowledge(),
                    work);
            Productivity.update(
                    firms, district.from, district.to, design.parameters().production());
        }
    }

    private float[] typicalLogSizes() {
        float[] typical = new float[SizeClass.COUNT];
        for (SizeClass size : SizeClass.values()) {
            typical[size.ordinal()] =
                    FloatMath.log((float) design.country().population().of(size).typicalSize());
        }
        return typical;
    }

    private District locate(int d, int firstFirm, InitialPopulation population, float[] typical) {
        int first = layout.firstFirm(d);
        int large = population.largeFirms(first, layout.size(d));
        int[] block = new int[Draws.WORDS];
        draws.initial(d, DrawSite.SLOT_ROUNDING, 0, block);
        int from = first - firstFirm;
        return new District(
                d,
                layout.region(d),
                layout.sector(d),
                from,
                from + large,
                from + layout.size(d),
                policy.size(),
                Draws.uniform(block[0]),
                typical);
    }

    /** Whether a firm lives here. */
    public boolean holds(int firm) {
        return firm >= firms.firstFirm && firm < firms.firstFirm + firms.size;
    }

    /** Number of firms. */
    public int firms() {
        return firms.size;
    }

    /** Quarters simulated so far. */
    public int quarter() {
        return quarter;
    }

    /** What the initial firms add up to. */
    public Tally tallyInitial() {
        Tally tally = emptyTally();
        for (District district : districts) {
            Accounts.close(firms, district, -1, policy, design.parameters(), draws, tally, work);
        }
        return tally;
    }

    private Tally emptyTally() {
        int first = districts.length == 0 ? 0 : districts[0].index;
        return new Tally(policy.size(), layout.regions(), first, districts.length);
    }

    /** Capability of the initial SMEs, from which the nation finds the quartiles. */
    public Histogram capability() {
        Census census = new Census(0, 0, 0);
        for (District district : districts) {
            for (int i = district.smes; i < district.to; i++) {
                census.capability.add(firms.capability[i]);
            }
        }
        return census.capability;
    }

    /** Notes every SME's quartile of capability, given the three quartiles. */
    public void classify(double[] quartiles) {
        for (District district : districts) {
            for (int i = district.smes; i < district.to; i++) {
                int quartile = 0;
                while (quartile < quartiles.length && firms.capability[i] > quartiles[quartile]) {
                    quartile++;
                }
                firms.status[i] |= quartile << Status.QUARTILE_SHIFT;
            }
        }
    }

    /**
     * Lists what firms here need to know of their partners in the coming quarter, and fills in what this segment itself knows. The
     * rows of partners elsewhere are left for the caller to answer before {@link #step}.
     */
    public Halo gather(Conditions now) {
        halo.clear();
        if (now.ties()) {
            for (District district : districts) {
                for (int i = district.smes; i < district.to; i++) {
                    int kept = gatherTies(i, now.quarter());
                    if (kept < room()) {
                        gatherIntroduction(district, i, now);
                    }
                }
            }
        }
        for (int row = 0; row < halo.ties(); row++) {
            if (holds(halo.partner(row))) {
                halo.answerTie(
                        row,
                        tacitLevel(halo.partner(row), halo.domains(row)),
                        codifiedLevel(halo.partner(row), halo.domains(row)));
            }
        }
        for (int row = 0; row < halo.introductions(); row++) {
            if (holds(layout.firstFirm(halo.district(row)))) {
                halo.answerIntroduction(row, participant(halo.programme(row), halo.district(row), halo.rank(row)));
            }
        }
        return halo;
    }

    /** Lists the ties of firm i; returns how many of them will outlast the quarter. */
    private int gatherTies(int i, int now) {
        int kept = 0;
        for (int tie = 0; tie < FirmColumns.BRIDGING_TIES; tie++) {
            int partner = firms.bridgingTies[tie][i];
            if (partner != FirmColumns.NOBODY) {
                Bridging.draw(firms.firstFirm + i, now, tie, draws, work.block);
                halo.addTie(partner, Bridging.tacitDomain(work.block), Bridging.codifiedDomain(work.block));
                kept += Bridging.ends(work.block, (float)
                                design.parameters().learning().tieDecay())
                        ? 0
                        : 1;
            }
        }
        return kept;
    }

    private void gatherIntroduction(District district, int i, Conditions now) {
        int p = Status.programme(firms.status[i]);
        if (p < 0 || !now.offers()[p].open()) {
            return;
        }
        Programme.Forum forum = policy.programme(p).forum();
        draws.block(firms.firstFirm + i, now.quarter(), DrawSite.FORUM, work.block);
        if (Draws.uniform(work.block[0]) >= forum.introduction()) {
            return;
        }
        int[] before = now.offers()[p].membersBefore();
        int own = forum.scope() == ForumScope.OTHER_DISTRICTS ? before[district.index + 1] - before[district.index] : 0;
        int others = before[layout.districts()] - own;
        if (others <= 0) {
            return;
        }
        int rank = Draws.index(work.block[1], others);
        if (own > 0 && rank >= before[district.index]) {
            rank += own;
        }
        int host = Arrays.binarySearch(before, rank);
        host = host < 0 ? -host - 2 : host;
        while (before[host + 1] <= rank) {
            host++;
        }
        halo.addIntroduction(firms.firstFirm + i, p, host, rank - before[host]);
    }

    private int room() {
        return design.parameters().learning().bridgingTies();
    }

    /** Experiential knowledge of a firm here in the tacit domain of a halo row. */
    public float tacitLevel(int firm, byte domains) {
        return firms.experiential[domains >>> 3 & 7][firm - firms.firstFirm];
    }

    /** Codified knowledge of a firm here in the codified domain of a halo row. */
    public float codifiedLevel(int firm, byte domains) {
        return firms.codified[domains & 7][firm - firms.firstFirm];
    }

    /** Id of the participant of some rank among those of a programme in a district here. */
    public int participant(int programme, int districtIndex, int rank) {
        District district = districts[districtIndex - districts[0].index];
        int left = rank;
        for (int i = district.smes; i < district.to; i++) {
            if (Status.programme(firms.status[i]) == programme && left-- == 0) {
                return firms.firstFirm + i;
            }
        }
        throw new IllegalStateException(
                "programme " + programme + " has no participant of rank " + rank + " in district " + districtIndex);
    }

    /** Simulates one quarter, the halo being complete; returns what the firms then add up to. */
    public Tally step(Conditions now) {
        Tally tally = emptyTally();
        halo.rewind();
        for (District district : districts) {
            schedule.quarter(firms, district, now, halo, tally, work);
        }
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
        for (District district : districts) {
            Capability.update(
                    firms,
                    district.from,
                    district.to,
                    district.from,
                    design.parameters().knowledge(),
                    work);
            enumerator.count(firms, district, work);
        }
        return census;
    }

    /** State hash by region: a sum over districts, so that it does not depend on who holds them. */
    public long[] hashes() {
        long[] hashes = new long[layout.regions()];
        for (District district : districts) {
            long hash = firms.hash(district.from, district.to);
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
        return view(districts[layout.district(firm) - districts[0].index]);
    }

    private FirmBatch view(District district) {
        return new FirmView(design, policy, firms, district, quarter);
    }
}
