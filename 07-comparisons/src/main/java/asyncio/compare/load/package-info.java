/**
 * What {@code ./learn compare} runs: three workloads, the same for all models, and the program that
 * does them in a JVM of its own.
 */
package asyncio.compare.load;
