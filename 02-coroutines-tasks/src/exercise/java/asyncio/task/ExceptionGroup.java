package asyncio.task;

import static loopcraft.grader.Todo.todo;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import loopcraft.grader.Exercise;

/**
 * Several failures that happened side by side, and none of which may be lost: {@code
 * ExceptionGroup}. Groups may hold groups.
 *
 * <p>They are also its suppressed ones, so that {@code printStackTrace} shows all of them.
 */
@Exercise("02.9")
public final class ExceptionGroup extends RuntimeException {

  /**
   * The two halves of a group.
   *
   * @param matching what a predicate held for; empty if nothing
   * @param rest the others; empty if there are none
   */
  public record Split(Optional<ExceptionGroup> matching, Optional<ExceptionGroup> rest) {}

  /**
   * Makes a group. Its message ends in how many there are: {@code failed (1 sub-exception)}, {@code
   * failed (2 sub-exceptions)}.
   *
   * @throws IllegalArgumentException if there are none
   */
  public ExceptionGroup(String message, List<? extends Throwable> exceptions) {
    throw todo("02.9");
  }

  /** What is in the group, as it was given: {@code ExceptionGroup.exceptions}. */
  public List<Throwable> exceptions() {
    throw todo("02.9");
  }

  /**
   * A group of only those for which a predicate holds, in the same nesting; empty if there are
   * none. The predicate is asked about the groups first: one for which it holds is taken whole, and
   * is not copied.
   */
  public Optional<ExceptionGroup> subgroup(Predicate<? super Throwable> matches) {
    throw todo("02.9");
  }

  /** A group of only those of a type, and of its subtypes. */
  public Optional<ExceptionGroup> subgroup(Class<? extends Throwable> type) {
    throw todo("02.9");
  }

  /**
   * Both halves at once: those for which a predicate holds, and the others. If it holds for this
   * group, that is itself the one half, and there is no other. Otherwise a half is a new group,
   * with the message, the stack trace and the cause of the one it was part of, and what else was
   * suppressed there, such as the {@link AwaitTrace}; so are the groups inside. The group itself
   * stays as it is.
   */
  public Split split(Predicate<? super Throwable> matches) {
    throw todo("02.9");
  }

  /** Both halves by type: what one {@code except*} takes, and what it leaves. */
  public Split split(Class<? extends Throwable> type) {
    throw todo("02.9");
  }
}
