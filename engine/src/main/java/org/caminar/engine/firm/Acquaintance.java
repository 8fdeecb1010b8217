package org.caminar.engine.firm;

import java.util.Arrays;
import org.caminar.engine.lanes.Lanes;
import org.caminar.engine.model.Parameters;
import org.caminar.engine.model.Policy;
import org.caminar.engine.model.Programme.ForumScope;
import org.caminar.engine.random.DrawSite;
import org.caminar.engine.random.Draws;

/**
 * Whom firms meet beyond their district in a quarter: partners over bridging ties, and participants of their programme to whom a forum
 * introduces them. Lists the questions at the end of the quarter before, since ties and participants are what they will be then.
 */
record Acquaintance(Parameters.Learning learning, Policy policy, Layout layout, Draws draws) {

    /**
     * Lists the bridging ties and introductions of a district's firms in {@code quarter}, the one that comes; returns how many firms have a
     * tie.
     */
    int list(District district, int quarter, Halo halo, Workspace work) {
        halo.list().release(district.index);
        Arrays.fill(work.kept, district.firstSme, district.size(), 0);
        int holders = listTies(district, quarter, halo.list(), work);
        if (forums(quarter)) {
            listGuests(district, quarter, halo.comingForums(), work);
        }
        halo.comingForums().endDistrict(district.index);
        return holders;
    }

    /** Whether any programme introduces firms to each other in a quarter. */
    boolean forums(int quarter) {
        boolean forums = false;
        for (int p = 0; p < policy.size(); p++) {
            forums |= introduces(p, quarter);
        }
        return forums;
    }

    private boolean introduces(int p, int quarter) {
        return policy.isOpen(p, quarter) && policy.programme(p).forum().introduction() > 0;
    }

    /** Lists the ties, and counts those of each firm that outlast the quarter. */
    private int listTies(District district, int quarter, TieList ties, Workspace work) {
        int all = selectHolders(district, work);
        int holders = all;
        for (int tie = 0; tie < district.firms.bridgingTies.length && holders > 0; tie++) {
            if (tie > 0) {
                holders = keepHolders(district.firms.bridgingTies[tie], holders, work);
            }
            list(district.firms, tie, holders, quarter, ties, work);
        }
        ties.endDistrict(district.index);
        return all;
    }

    /** Selects the SMEs with a bridging tie. */
    private static int selectHolders(District district, Workspace work) {
        int[] partners = district.firms.bridgingTies[0];
        // Nobody has a negative number.
        return Lanes.BEST.select(partners, -1, Integer.MIN_VALUE, district.firstSme, district.size(), work.selected);
    }

    /** Keeps those selected that have a further tie. */
    private static int keepHolders(int[] partners, int holders, Workspace work) {
        int count = 0;
        for (int c = 0; c < holders; c++) {
            int i = work.selected[c];
            work.selected[count] = i;
            count += ~partners[i] >>> 31;
        }
        return count;
    }

    private void list(FirmColumns firms, int tie, int count, int quarter, TieList ties, Workspace work) {
        int[] partners = firms.bridgingTies[tie];
        work.draw(draws, firms, quarter, Bridging.site(tie), count);
        int crossing = Draws.threshold(Bridging.probability(learning));
        int ending = Draws.threshold((float) learning.tieDecay());
        for (int c = 0; c < count; c++) {
            int i = work.selected[c];
            int words = work.drawn[c];
            boolean crosses = work.drawn(1, c) >>> 8 < crossing;
            int ends = ((work.drawn(2, c) >>> 8) - ending) >>> 31;
            ties.add(i, partners[i], ((words & 7) << 3) | ((words >>> 3) & 7), crosses, ends != 0);
            work.kept[i] += 1 - ends;
        }
    }

    /** Lists the participants with room for a tie who meet somebody. */
    private void listGuests(District district, int quarter, Introductions forums, Workspace work) {
        FirmColumns firms = district.firms;
        boolean[] introduces = new boolean[policy.size()];
        for (int p = 0; p < introduces.length; p++) {
            introduces[p] = introduces(p, quarter);
        }
        int count = 0;
        for (int c = 0; c < district.participantCount; c++) {
            int i = district.participants[c];
            if (work.kept[i] < learning.bridgingTies() && introduces[Status.programme(firms.status[i])]) {
                work.selected[count++] = i;
            }
        }
        work.draw(draws, firms, quarter, DrawSite.FORUM, count);
        for (int c = 0; c < count; c++) {
            int i = work.selected[c];
            int p = Status.programme(firms.status[i]);
            if (Draws.uniform(work.drawn(0, c)) < policy.programme(p).forum().introduction()) {
                forums.add(i, p, work.drawn(1, c));
            }
        }
    }

    /**
     * Finds whom those listed are to meet, drawn from all of the forum's scope now that it is known how many take part where, and leaves out
     * those who are there alone.
     */
    void findHosts(Introductions forums, int firstDistrict, int endDistrict, Conditions now) {
        int row = 0;
        int kept = 0;
        for (int d = firstDistrict; d < endDistrict; d++) {
            for (int end = forums.first(d + 1); row < end; row++) {
                int p = forums.programme(row);
                int[] before = now.offers()[p].membersBefore();
                ForumScope scope = policy.programme(p).forum().scope();
                int own = scope == ForumScope.OTHER_DISTRICTS ? before[d + 1] - before[d] : 0;
                int others = before[layout.districts()] - own;
                if (others > 0) {
                    int rank = Draws.index(forums.word(row), others);
                    rank += own > 0 && rank >= before[d] ? own : 0;
                    int host = holder(rank, before);
                    forums.keep(row, kept++, host, rank - before[host]);
                }
            }
            forums.endDistrict(d, kept);
        }
    }

    /**
     * District of the participant of some rank in the country: the last before which there are no more than {@code rank}. The sign of a difference
     * stands for the branch of a search, which would go the other way half of the time.
     */
    private static int holder(int rank, int[] before) {
        int last = before.length - 1;
        int district = 0;
        for (int step = Integer.highestOneBit(last); step > 0; step >>>= 1) {
            int more = before[Math.min(district + step, last)] - rank;
            district += step & (more - 1) >> 31;
        }
        return district;
    }
}
