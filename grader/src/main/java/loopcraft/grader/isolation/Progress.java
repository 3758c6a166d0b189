package loopcraft.grader.isolation;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How far the learner is with an exercise, read from class files.
 *
 * @param exercise the exercise's id
 * @param parts what there is to write
 */
public record Progress(String exercise, List<Part> parts) {

  /**
   * A method to write.
   *
   * @param method such as {@code TimerQueue.moveDue}
   * @param written whether the learner did
   * @param of the part of the exercise that its class belongs to; 0 if that has none
   */
  public record Part(String method, boolean written, int of) {}

  /** Whether nothing is written yet. An exercise without parts counts as begun. */
  public boolean isNotStarted() {
    return !parts.isEmpty() && parts.stream().noneMatch(Part::written);
  }

  /** Whether something is still to be written. */
  public boolean isUnfinished() {
    return next().isPresent();
  }

  /** How many parts are written. */
  public int written() {
    return Math.toIntExact(parts.stream().filter(Part::written).count());
  }

  /** What is to be written next: first of what the learner is at, then of what is not begun. */
  public Optional<String> next() {
    Set<Integer> begun =
        parts.stream().filter(Part::written).map(Part::of).collect(Collectors.toSet());
    return parts.stream()
        .filter(part -> !part.written())
        .min(Comparator.comparing(part -> !begun.contains(part.of())))
        .map(Part::method);
  }

  /** Says it: {@code 3 of 5 methods written; next: TimerQueue.moveDue}. */
  @Override
  public String toString() {
    return "%d of %d methods written%s"
        .formatted(written(), parts.size(), next().map(part -> "; next: " + part).orElse(""));
  }
}
