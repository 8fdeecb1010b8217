package org.caminar.jobs.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.caminar.engine.api.RunHandle;
import org.caminar.engine.api.RunResult;
import org.caminar.engine.api.RunSpec;
import org.caminar.engine.api.Simulation;
import org.caminar.engine.api.SimulationSystem;
import org.caminar.engine.config.LoadedDesign;
import org.caminar.engine.model.Design;
import org.caminar.engine.model.Domain;
import org.caminar.engine.model.FirmPanel;
import org.caminar.engine.model.FirmState;
import org.caminar.engine.model.Indicator;
import org.caminar.engine.model.Observation;
import org.caminar.jobs.dataset.AtomicFiles;
import org.caminar.jobs.dataset.DataDictionary;
import org.caminar.jobs.dataset.DirectoryLock;
import org.caminar.jobs.dataset.FirmParts;
import org.caminar.jobs.dataset.FirmTable;
import org.caminar.jobs.dataset.RefusedException;
import org.caminar.jobs.dataset.ResultDirectory;
import org.caminar.jobs.dataset.Tables;
import org.caminar.jobs.montecarlo.SweepPlan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** One replicate of one scenario, without Spark. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class,
        description = {
            "Simulate one replicate of one scenario and print its final indicators and the hash of its state. Equal hashes mean"
                    + " equal states, whatever the number of shards or threads.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  caminar run demo",
            "  caminar run demo --scenario bridging --replicate 3 --shards 8",
            "  caminar run demo --checkpoints out/state           interrupted, it continues with --resume",
            "  caminar run demo --scenario bridging --firms --out out/panel   also writes every firm, every year"
        })
final class RunCommand implements Callable<Integer>, Simulating {
    @Parameters(paramLabel = "EXPERIMENT", description = "Name of a file in conf/experiments, or a path.")
    private String experiment;

    @Mixin
    private RunOptions which = new RunOptions();

    @Option(
            names = "--nodes",
            paramLabel = "N",
            description = "Simulate in a cluster of this many processes on this machine; needs --checkpoints.")
    private int nodes = 1;

    @Option(names = "--firms", description = "Write the state of every firm at every observation to firms.parquet.")
    private boolean firms;

    @Option(
            names = "--firm",
            paramLabel = "ID",
            description = "Also print the final state of one firm, by its id from 0.")
    private Integer firm;

    private Optional<FirmState> firmState = Optional.empty();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Directory for firms.parquet; out/NAME-firms of the experiment by default.")
    private ResultDirectory out;

    @Mixin
    private CheckpointOptions checkpoints = new CheckpointOptions();

    @Mixin
    private ExperimentOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (out != null && !firms) {
            throw new ParameterException(spec.commandLine(), "--out needs --firms: nothing else is written by run");
        }
        checkpoints.check(spec);
        which.check(spec);
        RunOptions.requireAtLeast(spec, "--nodes", nodes, 1);
        if (nodes > 1 && (!checkpoints.wanted() || firm != null)) {
            throw new ParameterException(spec.commandLine(), "--nodes needs --checkpoints and excludes --firm");
        }
        LoadedDesign loaded = design();
        Design design = loaded.design();
        if (firm != null && (firm < 0 || firm >= design.firms())) {
            throw new RefusedException("--firm must be from 0 to " + (design.firms() - 1) + " but was " + firm);
        }
        String chosen = which.scenario(design);
        String name = design.experiment().name();
        ResultDirectory directory = out != null ? out : Directories.of("out/" + name + "-firms");
        if (firms) {
            checkTarget(directory, loaded);
        }
        PrintWriter output = spec.commandLine().getOut();
        if (options.dryRun()) {
            SweepPlan plan = SweepPlan.of(design, Runtime.getRuntime().availableProcessors())
                    .ofOneRun();
            String target = firms ? directory.table(Tables.FIRMS).toString() : "nothing";
            PlanText.of(loaded, plan, target).forEach(output::println);
            return ExitCode.FINE;
        }
        long start = System.nanoTime();
        RunResult result = firms
                ? runWithPanel(loaded, chosen, directory)
                : nodes > 1 ? runOnNodes(design, chosen, List.of()) : simulate(design, chosen, Optional.empty());
        print(output, design, chosen, result, (System.nanoTime() - start) * 1e-9);
        return ExitCode.FINE;
    }

    private void checkTarget(ResultDirectory directory, LoadedDesign loaded) {
        if (checkpoints.resuming()) {
            FirmParts.checkResumable(directory, loaded.resolved());
        } else if (!directory.isEmpty()) {
            throw new RefusedException(directory.root() + " is not empty: take another --out");
        }
    }

    @Override
    public LoadedDesign design() {
        return options.load(experiment, List.of());
    }

    private RunResult runOnNodes(Design design, String chosen, List<String> more) {
        RunSpec run = checkpoints.applyTo(RunSpec.of(design, chosen, which.replicate(), which.shardsOn(nodes)));
        List<String> arguments = new ArrayList<>(List.of(experiment));
        arguments.addAll(which.arguments(design));
        arguments.addAll(checkpoints.arguments());
        arguments.addAll(options.arguments());
        arguments.addAll(more);
        try (LocalNodes cluster = new LocalNodes(
                        nodes, checkpoints.directory().findLocal().orElse(Path.of("")), arguments);
                Progress progress = new Progress(spec.commandLine().getOut(), "quarters")) {
            return cluster.await(run, progress);
        }
    }

    private RunResult runWithPanel(LoadedDesign loaded, String chosen, ResultDirectory directory) {
        DirectoryLock lock = DirectoryLock.acquire(directory);
        try {
            checkTarget(directory, loaded);
            Logs.to(directory);
            AtomicFiles.write(directory.experiment(), loaded.resolved());
            RunResult result = checkpoints.wanted()
                    ? runWithParts(loaded.design(), chosen, directory)
                    : runWithTable(loaded.design(), chosen, directory);
            lock.requireHeld();
            DataDictionary.write(directory, loaded.design().experiment().title());
            spec.commandLine().getOut().println("wrote " + directory.table(Tables.FIRMS));
            return result;
        } finally {
            lock.close();
        }
    }

    private RunResult runWithTable(Design design, String chosen, ResultDirectory directory) {
        try (FirmTable table = FirmTable.create(directory, chosen, which.replicate())) {
            RunResult result = simulate(design, chosen, Optional.of(table));
            table.publish();
            return result;
        }
    }

    private RunResult runWithParts(Design design, String chosen, ResultDirectory directory) {
        FirmParts parts = new FirmParts(directory, chosen, which.replicate());
        RunResult result = nodes > 1
                ? runOnNodes(design, chosen, List.of("--firms", directory.root().toString()))
                : simulate(design, chosen, Optional.of(parts));
        parts.publish(result.observations(), design.firms());
        return result;
    }

    private RunResult simulate(Design design, String chosen, Optional<FirmPanel> panel) {
        try (SimulationSystem system =
                        SimulationSystem.start(Runtime.getRuntime().availableProcessors());
                Progress progress = new Progress(spec.commandLine().getOut(), "quarters")) {
            RunSpec run = checkpoints.applyTo(new RunSpec(
                    design,
                    chosen,
                    which.replicate(),
                    which.shards(),
                    panel,
                    (done, total) -> progress.show(done, total, "")));
            try (RunHandle handle = Simulation.start(system, run)) {
                RunResult result = handle.await();
                firmState = Optional.ofNullable(firm).map(handle::requireFirm);
                return result;
            }
        }
    }

    private void print(PrintWriter output, Design design, String chosen, RunResult result, double seconds) {
        Observation last = result.observations().get(result.observations().size() - 1);
        output.println(design.country().title() + ", scenario " + chosen + ", replicate " + which.replicate()
                + ", after " + last.quarter() + " quarters");
        for (Indicator indicator : Indicator.values()) {
            double value = last.value(indicator);
            output.println(String.format(
                    Locale.ROOT,
                    "  %-30s %16s  %s",
                    indicator.column(),
                    Double.isNaN(value) ? "undefined" : String.format(Locale.ROOT, "%,.4f", value),
                    indicator.unit()));
        }
        output.println(String.format(
                Locale.ROOT,
                "%,d firms, %,d firm-steps in %.1f s: %.2f million a second",
                result.firms(),
                result.firmSteps(),
                seconds,
                result.firmSteps() / seconds / 1e6));
        output.println("state hash " + HexFormat.of().toHexDigits(result.stateHash()));
        firmState.ifPresent(state -> print(output, state));
    }

    private static void print(PrintWriter output, FirmState state) {
        output.println(String.format(
                Locale.ROOT,
                "firm %d: %s, %s, district %d, %s, age %d quarters%s%s%s%s",
                state.firm(),
                state.region(),
                state.sector(),
                state.district(),
                state.sizeClass(),
                state.age(),
                state.directExporter() ? ", exporter" : "",
                state.supplier() ? ", supplier" : "",
                state.certified() ? ", certified" : "",
                state.programme().map(p -> ", in " + p).orElse("")));
        output.println(String.format(
                Locale.ROOT,
                "  workers %.1f, productivity %.4f, capability %.4f, process score %.4f, technology %.4f, cash %.4f, origins %d, bridging ties %d",
                state.workers(),
                state.productivity(),
                state.capability(),
                state.processScore(),
                state.technology(),
                state.cash(),
                state.origins(),
                state.bridgingTies()));
        for (Domain domain : Domain.values()) {
            output.println(String.format(
                    Locale.ROOT,
                    "  %-14s codified %.4f, experiential %.4f",
                    domain.name().toLowerCase(Locale.ROOT),
                    state.codified()[domain.ordinal()],
                    state.experiential()[domain.ordinal()]));
        }
    }
}
