package loopcraft.grader.kit;

import java.util.function.Predicate;

/**
 * What came of doing something: the exception that it threw, or null if it threw none. A wrong idea
 * is suggested by that exception: {@code .suggests(CLOSES_ANYWAY, thrown -> thrown == null)}.
 */
public final class Attempt extends Observation<Throwable> {

  Attempt(String concept, Throwable thrown) {
    super(concept, thrown);
  }

  @Override
  public Attempt suggests(Misconception idea, Predicate<? super Throwable> when) {
    super.suggests(idea, when);
    return this;
  }

  @Override
  public Attempt suggests(Misconception idea) {
    super.suggests(idea);
    return this;
  }

  /**
   * Checks that it threw this.
   *
   * @return the exception, for further checks
   */
  public <X extends Throwable> X shouldThrow(Class<X> type) {
    if (type.isInstance(seen)) {
      return type.cast(seen);
    }
    throw failure(article(type.getSimpleName()));
  }

  /** Checks that it threw nothing. */
  public void shouldSucceed() {
    if (seen != null) {
      throw failure("no exception");
    }
  }

  @Override
  ConceptFailure failure(String expected) {
    return switch (seen) {
      case null -> ConceptFailure.of(concept, expected, "no exception", likely());
      case ConceptFailure told -> told;
      case Throwable around when Explanations.unwritten(around).isPresent() ->
          throw Explanations.unwritten(around).orElseThrow();
      default -> ConceptFailure.unexpected(concept, expected, seen, likely());
    };
  }

  private static String article(String noun) {
    return ("AEIOU".indexOf(noun.charAt(0)) >= 0 ? "an " : "a ") + noun;
  }
}
