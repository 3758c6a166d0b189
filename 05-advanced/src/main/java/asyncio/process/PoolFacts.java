package asyncio.process;

/**
 * What a pool has at one moment.
 *
 * @param workers all worker processes that there are: starting, at work, idle, or ending
 * @param atWork how many of them do a job
 * @param idle how many of them wait for a job
 * @param waiting how many jobs wait for a worker, those not counted that nobody wants any more
 */
public record PoolFacts(int workers, int atWork, int idle, int waiting) {}
