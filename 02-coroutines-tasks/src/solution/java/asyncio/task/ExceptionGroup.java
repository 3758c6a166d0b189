package asyncio.task;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import loopcraft.grader.Exercise;

/**
 * Several failures that happened side by side, and none of which may be lost: {@code
 * ExceptionGroup}. Groups may hold groups.
 *
 * <p>They are also its suppressed ones, so that {@code printStackTrace} shows all of them.
 */
@Exercise("02.9")
public final class ExceptionGroup extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String message;
  private final transient List<Throwable> exceptions;

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
    super(message + count(exceptions));
    this.message = message;
    this.exceptions = List.copyOf(exceptions);
    this.exceptions.forEach(this::addSuppressed);
  }

  private static String count(List<?> exceptions) {
    return switch (exceptions.size()) {
      case 0 -> throw new IllegalArgumentException("a group needs at least one exception");
      case 1 -> " (1 sub-exception)";
      default -> " (" + exceptions.size() + " sub-exceptions)";
    };
  }

  /** What is in the group, as it was given: {@code ExceptionGroup.exceptions}. */
  public List<Throwable> exceptions() {
    return exceptions;
  }

  /**
   * A group of only those for which a predicate holds, in the same nesting; empty if there are
   * none. The predicate is asked about the groups first: one for which it holds is taken whole, and
   * is not copied.
   */
  public Optional<ExceptionGroup> subgroup(Predicate<? super Throwable> matches) {
    return split(matches).matching();
  }

  /** A group of only those of a type, and of its subtypes. */
  public Optional<ExceptionGroup> subgroup(Class<? extends Throwable> type) {
    return subgroup(type::isInstance);
  }

  /**
   * Both halves at once: those for which a predicate holds, and the others. If it holds for this
   * group, that is itself the one half, and there is no other. Otherwise a half is a new group,
   * with the message, the stack trace and the cause of the one it was part of, and what else was
   * suppressed there, such as the {@link AwaitTrace}; so are the groups inside. The group itself
   * stays as it is.
   */
  public Split split(Predicate<? super Throwable> matches) {
    if (matches.test(this)) {
      return new Split(Optional.of(this), Optional.empty());
    }
    var matching = new ArrayList<Throwable>();
    var rest = new ArrayList<Throwable>();
    for (Throwable exception : exceptions) {
      if (exception instanceof ExceptionGroup group) {
        Split split = group.split(matches);
        split.matching().ifPresent(matching::add);
        split.rest().ifPresent(rest::add);
      } else {
        (matches.test(exception) ? matching : rest).add(exception);
      }
    }
    return new Split(derive(matching), derive(rest));
  }

  /** Both halves by type: what one {@code except*} takes, and what it leaves. */
  public Split split(Class<? extends Throwable> type) {
    return split(type::isInstance);
  }

  private Optional<ExceptionGroup> derive(List<Throwable> some) {
    if (some.isEmpty()) {
      return Optional.empty();
    }
    var group = new ExceptionGroup(message, some);
    group.setStackTrace(getStackTrace());
    if (getCause() != null) {
      group.initCause(getCause());
    }
    notes().forEach(group::addSuppressed);
    return Optional.of(group);
  }

  /** What was suppressed and is not in the group. */
  private List<Throwable> notes() {
    return Stream.of(getSuppressed()).filter(Predicate.not(exceptions::contains)).toList();
  }
}
