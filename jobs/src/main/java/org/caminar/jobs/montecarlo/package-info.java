/** Monte Carlo: scenarios times replicates through Spark, in waves that a crash cannot spoil. */
package org.caminar.jobs.montecarlo;
