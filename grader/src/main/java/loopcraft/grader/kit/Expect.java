package loopcraft.grader.kit;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.function.ThrowingSupplier;

/**
 * The words in which a grading test speaks; import them statically.
 *
 * <pre>{@code
 * observed("the order in which the callbacks ran", trace)
 *     .suggests(RUNS_INLINE, seen -> seen.indexOf("callback") < seen.indexOf("after"))
 *     .shouldBe("after", "callback");
 *
 * attempting("closing a loop that runs", loop::close)
 *     .suggests(CLOSES_ANYWAY, thrown -> thrown == null)
 *     .shouldThrow(IllegalStateException.class);
 *
 * during(FORGETS_TO_STOP, "running the loop until it is stopped", loop::runForever);
 * }</pre>
 */
public final class Expect {

  private Expect() {}

  /**
   * Says what the test looks at.
   *
   * @param concept in words that complete "the test looked at …": {@code "the loop's time after the
   *     timer"}
   */
  public static <T> Observation<T> observed(String concept, T seen) {
    return new Observation<>(concept, seen);
  }

  /** Says what the test looks at: the lines of a trace as they are now. */
  public static TraceObservation observed(String concept, Trace trace) {
    return new TraceObservation(concept, trace.lines());
  }

  /** Says what the test looks at: lines. */
  public static TraceObservation observed(String concept, List<String> lines) {
    return new TraceObservation(concept, List.copyOf(lines));
  }

  /** Does something, and keeps the exception that it throws, to be looked at. */
  public static Attempt attempting(String concept, Executable body) {
    try {
      body.execute();
      return new Attempt(concept, null);
    } catch (Throwable thrown) {
      return new Attempt(concept, thrown);
    }
  }

  /**
   * Does something that a wrong idea would make fail or never end. If so, the failure says what the
   * test was doing, and names the idea.
   */
  public static void during(Misconception idea, String what, Executable body) {
    during(
        idea,
        what,
        () -> {
          body.execute();
          return null;
        });
  }

  /** Does the same, and returns what the body returned. */
  public static <T> T during(Misconception idea, String what, ThrowingSupplier<T> body) {
    Activity outer = new Activity(what, idea).begin();
    try {
      return body.get();
    } catch (ConceptFailure told) {
      throw told.suggesting(idea);
    } catch (Throwable thrown) {
      Explanations.unwritten(thrown)
          .ifPresent(
              unwritten -> {
                throw unwritten;
              });
      throw ConceptFailure.unexpected(what, "no exception", thrown, Optional.of(idea));
    } finally {
      Activity.end(outer);
    }
  }
}
