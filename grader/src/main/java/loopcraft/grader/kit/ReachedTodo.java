package loopcraft.grader.kit;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import loopcraft.grader.Todo.NotWrittenYet;

/**
 * The first todo that the current test got to, on whatever thread. What comes of it, such as a
 * connection that is cut off, says little to a learner; where the todo stands says all.
 */
public final class ReachedTodo {

  private static final AtomicReference<NotWrittenYet> FIRST = new AtomicReference<>();

  private ReachedTodo() {}

  /** Notes one, unless there was one before. */
  public static void note(NotWrittenYet todo) {
    FIRST.compareAndSet(null, todo);
  }

  /** Forgets it: another test begins. */
  public static void forget() {
    FIRST.set(null);
  }

  /** The failure to tell of a test: that it got to a todo, if it did. */
  public static ConceptFailure orElse(ConceptFailure failure) {
    return Optional.ofNullable(FIRST.get()).map(ConceptFailure::explaining).orElse(failure);
  }
}
