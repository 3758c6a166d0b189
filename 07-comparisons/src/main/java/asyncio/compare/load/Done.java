package asyncio.compare.load;

import java.io.Serializable;

/**
 * What a job says of itself when it has ended. The times are of the system's clock, the only one
 * that all processes read alike.
 *
 * @param ended when it ended, in microseconds since 1970
 * @param process the process that it ran in
 * @param thread the thread that it ran on, a number that is its own in the process
 * @param virtual whether that is a virtual thread
 * @param points what it has computed
 */
public record Done(long ended, long process, long thread, boolean virtual, long points)
    implements Serializable {}
