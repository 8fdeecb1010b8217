package org.caminar.engine.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The programmes that are funded under one scenario, institutions in place included, and their budgets over time. Programmes are
 * numbered from 0 in order of name, so that a firm can hold its programme in four bits.
 */
public final class Policy {
    /** Most programmes that can be funded in one scenario. */
    public static final int MAX_PROGRAMMES = 15;

    private final List<String> names;
    private final List<Programme> programmes;
    private final double[][] shares;
    private final int[][] quartersFunded;

    /** Looks ahead one quarter beyond the horizon: programmes plan a quarter ahead. */
    private Policy(List<String> names, List<Programme> programmes, List<List<Allocation>> allocations, int horizon) {
        this.names = names;
        this.programmes = programmes;
        this.shares = new double[programmes.size()][horizon + 2];
        this.quartersFunded = new int[programmes.size()][horizon + 2];
        for (int p = 0; p < programmes.size(); p++) {
            for (int quarter = 0; quarter < shares[p].length; quarter++) {
                shares[p][quarter] = share(allocations.get(p), quarter);
                int before = quarter == 0 ? 0 : quartersFunded[p][quarter - 1];
                quartersFunded[p][quarter] = shares[p][quarter] > 0 ? before + 1 : 0;
            }
        }
    }

    private static double share(List<Allocation> allocations, int quarter) {
        double share = 0;
        for (Allocation a : allocations) {
            if (quarter >= a.start() && quarter < a.end()) {
                share += a.share();
            }
        }
        return share;
    }

    /** The policy of a scenario of the design, allocations converted to shares of GDP. */
    public static Policy of(Design design, String scenarioName) {
        Map<String, List<Allocation>> funding = new LinkedHashMap<>();
        design.programmes().keySet().stream().sorted().forEach(name -> funding.put(name, new ArrayList<>()));
        for (Allocation inPlace : design.country().institutions()) {
            require(funding, inPlace).add(inPlace);
        }
        double budget = design.experiment().budget();
        for (Allocation a : design.requireScenario(scenarioName).programmes()) {
            require(funding, a).add(new Allocation(a.programme(), a.share() * budget, a.start(), a.end()));
        }
        List<String> names = new ArrayList<>();
        List<Programme> programmes = new ArrayList<>();
        List<List<Allocation>> allocations = new ArrayList<>();
        funding.forEach((name, parts) -> {
            if (!parts.isEmpty()) {
                names.add(name);
                programmes.add(design.programmes().get(name));
                allocations.add(List.copyOf(parts));
            }
        });
        if (names.size() > MAX_PROGRAMMES) {
            throw new IllegalArgumentException("scenario " + scenarioName + " must fund at most " + MAX_PROGRAMMES
                    + " programmes, institutions in place included, but funds " + names);
        }
        return new Policy(names, programmes, allocations, design.experiment().horizon());
    }

    private static List<Allocation> require(Map<String, List<Allocation>> funding, Allocation allocation) {
        List<Allocation> parts = funding.get(allocation.programme());
        if (parts == null) {
            throw new IllegalArgumentException(
                    "programme must be one of " + funding.keySet() + " but was " + allocation.programme());
        }
        return parts;
    }

    /** Number of programmes. */
    public int size() {
        return programmes.size();
    }

    /** Name of the p-th programme. */
    public String name(int p) {
        return names.get(p);
    }

    /**
     * A number of 24 bits by which the p-th programme draws: its name's, so that it is the same in all scenarios, whatever else they fund.
     */
    public int key(int p) {
        return names.get(p).hashCode() & 0xFFFFFF;
    }

    /** The p-th programme. */
    public Programme programme(int p) {
        return programmes.get(p);
    }

    /** Share of GDP that the p-th programme receives in a quarter, up to the one after the horizon. */
    public double share(int p, int quarter) {
        return quarter < 0 ? 0 : shares[p][quarter];
    }

    /** Quarters for which the p-th programme has been funded without a break, this one included; 0 when it is not funded. */
    public int quartersFunded(int p, int quarter) {
        return quarter < 0 ? 0 : quartersFunded[p][quarter];
    }

    /** Whether any programme of a kind is funded in a quarter, up to the one after the horizon. */
    public boolean funds(Programme.Instrument instrument, int quarter) {
        boolean funded = false;
        for (int p = 0; p < size(); p++) {
            funded |= programme(p).instrument() == instrument && share(p, quarter) > 0;
        }
        return funded;
    }

    /** Whether the p-th programme is funded and past its set-up. */
    public boolean isOpen(int p, int quarter) {
        return quartersFunded(p, quarter) > programmes.get(p).setupLag();
    }
}
