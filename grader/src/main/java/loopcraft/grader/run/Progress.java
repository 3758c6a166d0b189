package loopcraft.grader.run;

import java.util.Optional;

/**
 * How much of an exercise is written.
 *
 * @param written the parts that are written
 * @param parts all parts
 * @param next the first part that is not, such as {@code TimerQueue.moveDue}
 */
public record Progress(int written, int parts, Optional<String> next) {}
