package loopcraft.grader.kit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Something that a test saw, before it says what it should have seen.
 *
 * @param <T> the type of what was seen
 */
public sealed class Observation<T> permits TraceObservation, Attempt {

  final String concept;
  final T seen;
  private final List<Suspicion<T>> suspicions = new ArrayList<>();

  Observation(String concept, T seen) {
    this.concept = Objects.requireNonNull(concept, "concept");
    this.seen = seen;
  }

  private record Suspicion<T>(Misconception idea, Predicate<? super T> when) {}

  /**
   * Names a wrong idea for when the observation is not as it should be and looks like this. The
   * first one that fits is named.
   */
  public Observation<T> suggests(Misconception idea, Predicate<? super T> when) {
    suspicions.add(new Suspicion<>(idea, when));
    return this;
  }

  /** Names a wrong idea for whatever else was seen that is not as it should be. Put it last. */
  public Observation<T> suggests(Misconception idea) {
    return suggests(idea, anything -> true);
  }

  /** Checks what was seen against the one right value. */
  public void shouldBe(T expected) {
    if (!Objects.deepEquals(expected, seen)) {
      throw failure(Values.show(expected));
    }
  }

  /** Checks that this value was not what was seen. */
  public void shouldNotBe(T unwanted) {
    if (Objects.deepEquals(unwanted, seen)) {
      throw failure("anything but " + Values.show(unwanted));
    }
  }

  /** Checks that it is the very same object. */
  public void shouldBeSameAs(T expected) {
    if (expected != seen) {
      throw failure("the very same object: " + Values.show(expected));
    }
  }

  /**
   * Checks what was seen by a condition.
   *
   * @param expected the condition in words, such as {@code "at most one wake-up"}
   */
  public void shouldSatisfy(String expected, Predicate<? super T> condition) {
    if (!condition.test(seen)) {
      throw failure(expected);
    }
  }

  /** Checks that nothing was seen: no line, no element, no character, no value. */
  public void shouldBeEmpty() {
    boolean empty =
        switch (seen) {
          case null -> true;
          case Collection<?> collection -> collection.isEmpty();
          case Map<?, ?> map -> map.isEmpty();
          case CharSequence text -> text.isEmpty();
          case Optional<?> optional -> optional.isEmpty();
          default -> false;
        };
    if (!empty) {
      throw failure("nothing");
    }
  }

  ConceptFailure failure(String expected) {
    return ConceptFailure.of(concept, expected, Values.show(seen), likely());
  }

  final Optional<Misconception> likely() {
    return suspicions.stream()
        .filter(suspicion -> fits(suspicion.when()))
        .map(Suspicion::idea)
        .findFirst();
  }

  private boolean fits(Predicate<? super T> when) {
    try {
      return when.test(seen);
    } catch (RuntimeException notMadeForThis) {
      return false; // such as seen.get(1) of a list that is shorter than the author thought
    }
  }
}
