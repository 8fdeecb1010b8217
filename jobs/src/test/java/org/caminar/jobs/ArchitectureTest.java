package org.caminar.jobs;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Holds the directions between the rooms of this module, and between it and the engine. */
@AnalyzeClasses(packages = "org.caminar", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule jobsEnterTheEngineByItsDoors = noClasses()
            .that()
            .resideInAPackage("org.caminar.jobs..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.caminar.engine.random..",
                    "org.caminar.engine.exact..",
                    "org.caminar.engine.firm..",
                    "org.caminar.engine.nation..",
                    "org.caminar.engine.shard..");

    @ArchTest
    static final ArchRule theEngineKnowsNothingOfJobsAndSpark = noClasses()
            .that()
            .resideInAPackage("org.caminar.engine..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.caminar.jobs..", "org.apache.spark..");

    @ArchTest
    static final ArchRule nobodyCallsTheCommandLine = noClasses()
            .that()
            .resideOutsideOfPackage("org.caminar.jobs.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.caminar.jobs.cli..");

    @ArchTest
    static final ArchRule jobsDoNotKnowEachOther = noClasses()
            .that()
            .resideInAPackage("org.caminar.jobs.montecarlo..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.caminar.jobs.aggregate..", "org.caminar.jobs.report..");

    @ArchTest
    static final ArchRule aggregationKnowsTheDatasetOnly = noClasses()
            .that()
            .resideInAPackage("org.caminar.jobs.aggregate..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.caminar.jobs.montecarlo..",
                    "org.caminar.jobs.report..",
                    "org.caminar.engine.api..",
                    "org.caminar.engine.config..");

    @ArchTest
    static final ArchRule theDatasetDependsOnNoJob = noClasses()
            .that()
            .resideInAPackage("org.caminar.jobs.dataset..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.caminar.jobs.montecarlo..", "org.caminar.jobs.aggregate..", "org.caminar.jobs.report..");
}
