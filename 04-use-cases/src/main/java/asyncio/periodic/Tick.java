package asyncio.periodic;

/**
 * A due time of a {@link PeriodicTask}, as the run that it leads to sees it.
 *
 * @param number which due time of the series it is, from 1; those that got no run are counted, too
 * @param due when the run should begin, in nanoseconds of the loop's clock, jitter included; it may
 *     have begun later
 * @param missed how many due times had passed unnoticed just before this one, because the loop was
 *     held up: this run stands for them, too
 */
public record Tick(long number, long due, long missed) {}
