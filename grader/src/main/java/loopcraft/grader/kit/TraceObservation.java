package loopcraft.grader.kit;

import java.util.List;
import java.util.function.Predicate;

/** A trace that a test saw; a failure shows it beside the right one. */
public final class TraceObservation extends Observation<List<String>> {

  private static final int FITS_ON_A_LINE = 60;

  TraceObservation(String concept, List<String> seen) {
    super(concept, seen);
  }

  @Override
  public TraceObservation suggests(Misconception idea, Predicate<? super List<String>> when) {
    super.suggests(idea, when);
    return this;
  }

  @Override
  public TraceObservation suggests(Misconception idea) {
    super.suggests(idea);
    return this;
  }

  /** Checks the lines, in order. */
  public void shouldBe(String... expected) {
    shouldBe(List.of(expected));
  }

  /** Checks the lines, in order. */
  @Override
  public void shouldBe(List<String> expected) {
    shouldBe("expected", expected);
  }

  void shouldBe(String from, List<String> expected) {
    if (expected.equals(seen)) {
      return;
    }
    throw from.equals("expected") && isShort(expected) && isShort(seen)
        ? failure(show(expected))
        : ConceptFailure.of(concept, new SideBySide(from, expected, seen), likely());
  }

  @Override
  ConceptFailure failure(String expected) {
    return ConceptFailure.of(concept, expected, show(seen), likely());
  }

  private static boolean isShort(List<String> lines) {
    return show(lines).length() <= FITS_ON_A_LINE
        && lines.stream().noneMatch(line -> line.contains(","))
        && lines.stream().flatMapToInt(String::chars).noneMatch(Character::isISOControl);
  }

  private static String show(List<String> lines) {
    return lines.isEmpty() ? "nothing" : String.join(", ", lines);
  }
}
