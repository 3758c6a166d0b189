package loopcraft.grader.kit;

import java.util.Optional;
import java.util.stream.Stream;
import loopcraft.grader.Todo.NotWrittenYet;
import org.opentest4j.TestAbortedException;

/** Says in a learner's words what was thrown. */
final class Explanations {

  private static final int CAUSES_FOLLOWED = 8;

  private static final int MEMBERS_TOLD = 6;

  /** Enough for a stuck loop to name a dozen tasks. */
  private static final int LONGEST_MESSAGE = 1200;

  /** That of a check shows values, and where they differ. */
  private static final int LONGEST_CHECK = 10_000;

  private Explanations() {}

  static ConceptFailure explain(Throwable thrown) {
    return switch (thrown) {
      case ConceptFailure told -> told;
      case Throwable around when unwritten(around).isPresent() ->
          explain(unwritten(around).orElseThrow());
      case TestAbortedException aborted ->
          ConceptFailure.seen(
              "an exception that would have had the test skipped", describe(aborted), aborted);
      case AssertionError failed ->
          ConceptFailure.seen(
              "a check of the test failed",
              Values.shorten(message(failed).strip(), LONGEST_CHECK),
              failed);
      default ->
          misfit(thrown)
              .map(misfit -> ConceptFailure.seen("a part is missing", say(misfit), thrown))
              .orElseGet(
                  () ->
                      ConceptFailure.seen(
                          "an exception that the test did not expect", describe(thrown), thrown));
    };
  }

  private static ConceptFailure explain(NotWrittenYet unwritten) {
    return ConceptFailure.seen(
        "code that is still to be written",
        unwritten.exercise() + " is not written to its end: the test got to a todo",
        unwritten);
  }

  /**
   * The todo that a test got to, which may come wrapped: in the {@code ExecutionException} of a
   * call on another thread, say.
   */
  static Optional<NotWrittenYet> unwritten(Throwable thrown) {
    return causes(thrown)
        .filter(NotWrittenYet.class::isInstance)
        .map(NotWrittenYet.class::cast)
        .findFirst();
  }

  private static Stream<Throwable> causes(Throwable thrown) {
    return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause)
        .limit(CAUSES_FOLLOWED);
  }

  /** A class that is not there or does not fit the others, at the root of what was thrown. */
  private static Optional<Throwable> misfit(Throwable thrown) {
    return causes(thrown)
        .filter(
            cause ->
                cause instanceof ClassNotFoundException
                    || cause instanceof LinkageError
                        && !(cause instanceof ExceptionInInitializerError))
        .findFirst();
  }

  private static String say(Throwable misfit) {
    String message = message(misfit);
    return switch (misfit) {
      case ClassNotFoundException missing -> missingClass(message);
      case NoClassDefFoundError missing when !message.contains(" ") -> missingClass(message);
      case NoSuchMethodError missing ->
          "there is no method " + message + "; the rest of the course calls it, so it must stay";
      case NoSuchFieldError missing ->
          "there is no field " + message + "; the rest of the course uses it, so it must stay";
      case AbstractMethodError missing -> "a method has no body: " + message;
      default ->
          "a class does not fit the rest of the course, compare it with its stub: "
              + describe(misfit);
    };
  }

  private static String missingClass(String name) {
    String binary = name.replace('/', '.');
    int nested = binary.indexOf('$');
    String file = (nested < 0 ? binary : binary.substring(0, nested)).replace('.', '/') + ".java";
    return "there is no class %s; the tests look for it in %s"
        .formatted(binary.substring(binary.lastIndexOf('.') + 1).replace('$', '.'), file);
  }

  /**
   * {@code IllegalStateException: the loop is closed}; what caused it; and what came with it, as
   * the members of a group do.
   */
  static String describe(Throwable thrown) {
    var text = new StringBuilder();
    var current = thrown;
    for (int depth = 0; current != null && depth < CAUSES_FOLLOWED; depth++) {
      text.append(depth == 0 ? "" : "\nby ").append(line(current));
      current = current.getCause();
    }
    suppressed(thrown)
        .limit(MEMBERS_TOLD)
        .forEach(one -> text.append("\nwith ").append(placed(one)));
    return text.toString();
  }

  /** Those that are failures themselves, also of groups within groups; others are notes. */
  private static Stream<Throwable> suppressed(Throwable thrown) {
    return Stream.of(thrown.getSuppressed())
        .filter(one -> one instanceof Exception || one instanceof Error)
        .flatMap(one -> Stream.concat(Stream.of(one), suppressed(one)));
  }

  private static String placed(Throwable thrown) {
    return line(thrown)
        + Frames.mostTelling(Frames.ofCourse(thrown.getStackTrace()))
            .map(frame -> ", at %s:%d".formatted(frame.getFileName(), frame.getLineNumber()))
            .orElse("");
  }

  private static String line(Throwable thrown) {
    String message = message(thrown);
    return name(thrown)
        + (message.isBlank() ? "" : ": " + Values.shorten(message, LONGEST_MESSAGE));
  }

  private static String name(Throwable thrown) {
    String name = thrown.getClass().getName();
    return name.substring(name.lastIndexOf('.') + 1).replace('$', '.');
  }

  private static String message(Throwable thrown) {
    try {
      String message = thrown.getMessage();
      return message == null ? "" : message;
    } catch (RuntimeException | StackOverflowError broken) {
      return "(its getMessage() fails)";
    }
  }
}
