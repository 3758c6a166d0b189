package asyncio.periodic;

import java.util.OptionalLong;

/**
 * What has become of a {@link PeriodicTask} so far. Every due time that has come is either a run,
 * or skipped, or waits.
 *
 * @param runs how many runs there were, those under way included
 * @param failures how many of them failed
 * @param cancelled how many of them were cancelled. A run that has failed counts as that, also if
 *     it is cancelled while its failure is told; and one that refuses to be cancelled, and returns,
 *     was not cancelled
 * @param skipped how many due times got no run: because others were under way, because they were
 *     missed, or because the series ended while they waited
 * @param underWay how many runs have begun and not ended
 * @param waiting how many due times wait until they may run
 * @param nextDue when the next run is due, in nanoseconds of the loop's clock; empty if there will
 *     be none, or if it depends on the end of a run that is under way
 */
public record Facts(
    long runs,
    long failures,
    long cancelled,
    long skipped,
    int underWay,
    int waiting,
    OptionalLong nextDue) {}
