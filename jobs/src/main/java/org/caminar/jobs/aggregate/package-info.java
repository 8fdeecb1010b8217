/** National and group outcomes over all replicates: distributions, and effects paired with the baseline. */
package org.caminar.jobs.aggregate;
