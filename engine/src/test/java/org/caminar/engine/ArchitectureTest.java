package org.caminar.engine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.stream.Stream;

/** FEATURE UNDER TEST: the directions between packages. A package that does not exist yet obeys. */
@AnalyzeClasses(packages = "org.caminar.engine", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String ROOT = "org.caminar.engine.";

    @ArchTest
    static final ArchRule exactStandsAlone = only("exact");

    @ArchTest
    static final ArchRule randomMayUseExact = only("random", "exact");

    /** The incubating vector module stays behind one door. */
    @ArchTest
    static final ArchRule onlyTheVectorLanesKnowTheVectorModule = noClasses()
            .that()
            .haveNameNotMatching(".*lanes[.]Vector(Lanes|Doubles|Hashes|Marks|s)")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jdk.incubator..");

    @ArchTest
    static final ArchRule lanesDoForManyWhatRandomAndExactDoForOne = noClasses()
            .that()
            .resideInAPackage(ROOT + "lanes..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ROOT + "model..", ROOT + "firm..", ROOT + "nation..", ROOT + "shard..", ROOT + "api..");

    @ArchTest
    static final ArchRule modelStandsAlone = only("model");

    @ArchTest
    static final ArchRule configKnowsTheModelAndHocon = classes()
            .that()
            .resideInAPackage(ROOT + "config..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "com.typesafe.config..", ROOT + "config..", ROOT + "model..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule onlyConfigKnowsHocon = noClasses()
            .that()
            .resideInAnyPackage(
                    ROOT + "exact..", ROOT + "random..", ROOT + "model..", ROOT + "firm..", ROOT + "nation..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.typesafe.config..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule kernelsAreFreeOfActorsAndLogs = only("firm", "lanes", "random", "exact", "model");

    @ArchTest
    static final ArchRule nationReducesWhatFirmsAre = only("nation", "random", "exact", "model", "firm");

    @ArchTest
    static final ArchRule checkpointsHoldWhatFirmsAndTheNationAre =
            only("checkpoint", "exact", "model", "firm", "nation");

    @ArchTest
    static final ArchRule nothingBelowKnowsShards = noClasses()
            .that()
            .resideInAnyPackage(ROOT + "config..", ROOT + "firm..", ROOT + "nation..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ROOT + "shard..", ROOT + "api..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule shardsDoNotKnowTheDoor = noClasses()
            .that()
            .resideInAPackage(ROOT + "shard..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ROOT + "api..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule nothingKnowsSpark =
            noClasses().should().dependOnClassesThat().resideInAPackage("org.apache.spark..");

    @ArchTest
    static final ArchRule noCycles = slices().matching(ROOT + "(*)..").should().beFreeOfCycles();

    private static ArchRule only(String name, String... allowed) {
        String[] packages = Stream.concat(
                        Stream.of("java.."),
                        Stream.concat(Stream.of(name), Arrays.stream(allowed)).map(p -> ROOT + p + ".."))
                .toArray(String[]::new);
        return classes()
                .that()
                .resideInAPackage(ROOT + name + "..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(packages)
                .allowEmptyShould(true);
    }
}
