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
 * @param methods what there is to write
 */
public record Progress(String exercise, List<Method> methods) {

  /**
   * A method to write.
   *
   * @param name such as {@code TimerQueue.moveDue}
   * @param written whether the learner did
   * @param part the part of the exercise that its class belongs to; 0 if that has none
   */
  public record Method(String name, boolean written, int part) {}

  /** Whether nothing is written yet. An exercise without methods to write counts as begun. */
  public boolean isNotStarted() {
    return !methods.isEmpty() && methods.stream().noneMatch(Method::written);
  }

  /** Whether something is still to be written. */
  public boolean isUnfinished() {
    return next().isPresent();
  }

  /** How many methods are written. */
  public int written() {
    return Math.toIntExact(methods.stream().filter(Method::written).count());
  }

  /** What is to be written next: first of what the learner is at, then of what is not begun. */
  public Optional<String> next() {
    Set<Integer> begun =
        methods.stream().filter(Method::written).map(Method::part).collect(Collectors.toSet());
    return methods.stream()
        .filter(method -> !method.written())
        .min(Comparator.comparing(method -> !begun.contains(method.part())))
        .map(Method::name);
  }

  /** Says it: {@code 3 of 5 methods written; next: TimerQueue.moveDue}. */
  @Override
  public String toString() {
    return "%d of %d methods written%s"
        .formatted(written(), methods.size(), next().map(name -> "; next: " + name).orElse(""));
  }
}
