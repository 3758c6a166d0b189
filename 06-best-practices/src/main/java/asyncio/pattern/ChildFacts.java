package asyncio.pattern;

import java.util.Optional;

/**
 * What has become of a child of a {@link Supervisor}.
 *
 * @param name the child's
 * @param state what it does at the moment
 * @param starts how often it was started
 * @param lastExit how it ended the last time, if it has
 */
public record ChildFacts(String name, ChildState state, int starts, Optional<Exit> lastExit) {}
