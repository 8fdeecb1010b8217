/** Spark's processes on this machine, and how a command gets to a cluster. */
package org.caminar.jobs.cluster;
