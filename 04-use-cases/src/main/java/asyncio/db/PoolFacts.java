package asyncio.db;

/**
 * What a pool has at one moment.
 *
 * @param connections all that there are: in use, idle, or on their way, such as those being opened,
 *     checked, cleaned or closed
 * @param inUse how many of them are lent
 * @param idle how many of them wait for somebody to need them
 * @param waiting how many tasks wait for one
 */
public record PoolFacts(int connections, int inUse, int idle, int waiting) {}
