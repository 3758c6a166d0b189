package loopcraft.grader.kit;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.StringJoiner;
import loopcraft.grader.Todo.NotWrittenYet;
import org.opentest4j.AssertionFailedError;

/**
 * A failure that speaks to a learner: what was tested, what was expected and what was seen, the
 * wrong idea that it looks like, and where to read on.
 *
 * <p>Its message is the whole text, so that it reads the same in Maven, in an IDE and in {@code
 * ./learn}. Its stack has only frames of the course.
 */
public final class ConceptFailure extends AssertionFailedError {

  private static final long serialVersionUID = 1L;

  private final transient Text text;

  private ConceptFailure(Text text, List<StackTraceElement> frames) {
    super(text.concept());
    this.text = text;
    setStackTrace(frames.toArray(StackTraceElement[]::new));
  }

  /** A failure in which something was expected and something else seen. */
  static ConceptFailure of(
      String concept, String expected, String seen, Optional<Misconception> misconception) {
    return new ConceptFailure(
        Text.of(concept).withBody(expectedAndSeen(expected, seen)).withLikely(misconception),
        Frames.ofCourse(Thread.currentThread().getStackTrace()));
  }

  /** A failure that shows two traces. */
  static ConceptFailure of(
      String concept, SideBySide traces, Optional<Misconception> misconception) {
    return new ConceptFailure(
        Text.of(concept).withBody(traces.render()).withLikely(misconception),
        Frames.ofCourse(Thread.currentThread().getStackTrace()));
  }

  /** A failure by an exception that nobody expected; the stack is the exception's. */
  static ConceptFailure unexpected(
      String concept, String expected, Throwable thrown, Optional<Misconception> misconception) {
    String body = expectedAndSeen(expected, Explanations.describe(thrown)) + at(thrown);
    return new ConceptFailure(
        Text.of(concept).withBody(body).withLikely(misconception).withThrown(thrown),
        Frames.ofCourse(thrown));
  }

  /** Turns whatever a test threw into words for the learner. */
  public static ConceptFailure explaining(Throwable thrown) {
    try {
      return Explanations.explain(thrown);
    } catch (RuntimeException | Error raisedByWhatItIsAsked) {
      String name = thrown.getClass().getSimpleName();
      return new ConceptFailure(
          Text.of("an exception that the test did not expect")
              .withBody("  seen:     " + name + ", which fails when it is asked about itself")
              .withThrown(thrown),
          List.of());
    }
  }

  /** A failure by something that was thrown, of which there is nothing expected to tell. */
  static ConceptFailure seen(String concept, String seen, Throwable thrown) {
    return new ConceptFailure(
        Text.of(concept).withBody("  seen:     " + indent(seen) + at(thrown)).withThrown(thrown),
        Frames.ofCourse(thrown));
  }

  private static String at(Throwable thrown) {
    return Frames.mostTelling(Frames.ofCourse(thrown))
        .map(frame -> "\n  at:       " + Frames.place(frame))
        .orElse("");
  }

  /** A failure that an extension found, in its own words. */
  public static ConceptFailure told(
      String concept, String expected, String seen, List<StackTraceElement> frames) {
    return new ConceptFailure(Text.of(concept).withBody(expectedAndSeen(expected, seen)), frames);
  }

  private static String expectedAndSeen(String expected, String seen) {
    return "  expected: %s\n  seen:     %s".formatted(indent(expected), indent(seen));
  }

  private static String indent(String value) {
    return value.replace("\n", "\n            ");
  }

  /** The same failure, with the wrong idea that it looks like, unless it names one already. */
  public ConceptFailure suggesting(Misconception misconception) {
    return text.likely().isPresent() ? this : with(text.withLikely(Optional.of(misconception)));
  }

  /** The same failure, as a hang. */
  public ConceptFailure hanging(HangKind kind) {
    return with(text.withHang(kind));
  }

  /** The same failure, with a remark on the state of the exercise. */
  public ConceptFailure noting(String note) {
    return with(text.withNote(note));
  }

  /** The same failure, with where to read on. */
  public ConceptFailure readOn(LessonLink link) {
    return with(text.withLink(link));
  }

  /**
   * The same failure, told from the line of the test method: of the test's own frames only this one
   * stays, for what the test calls for help says nothing to a learner.
   */
  public ConceptFailure seenFrom(Class<?> testClass, String testMethod) {
    return new ConceptFailure(
        text, Frames.withOneOf(testClass.getName(), testMethod, List.of(getStackTrace())));
  }

  private ConceptFailure with(Text changed) {
    return new ConceptFailure(changed, List.of(getStackTrace()));
  }

  /** What was tested. */
  public String concept() {
    return text.concept();
  }

  /** The wrong idea that the failure looks like. */
  public Optional<Misconception> misconception() {
    return text.likely();
  }

  /** How the test hung, if it did. */
  public Optional<HangKind> hang() {
    return text.hang();
  }

  /** Whether the test got to code that is still to be written. */
  public boolean isUnwritten() {
    return thrown().filter(NotWrittenYet.class.getName()::equals).isPresent();
  }

  /** The name of the class of what was thrown, if this puts an exception into words. */
  public Optional<String> thrown() {
    return text.thrown();
  }

  @Override
  public String getMessage() {
    return text == null ? super.getMessage() : text.render();
  }

  /** The text alone: the name of this class says nothing to a learner. */
  @Override
  public String toString() {
    return getMessage();
  }

  private record Text(
      String concept,
      String body,
      Optional<Misconception> likely,
      Optional<HangKind> hang,
      Optional<String> note,
      Optional<LessonLink> link,
      Optional<String> thrown) {

    static Text of(String concept) {
      return new Text(
          Objects.requireNonNull(concept, "concept"),
          "",
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
    }

    Text withBody(String changed) {
      return new Text(concept, changed, likely, hang, note, link, thrown);
    }

    Text withLikely(Optional<Misconception> changed) {
      return new Text(concept, body, changed, hang, note, link, thrown);
    }

    Text withHang(HangKind changed) {
      return new Text(concept, body, likely, Optional.of(changed), note, link, thrown);
    }

    Text withNote(String changed) {
      return new Text(concept, body, likely, hang, Optional.of(changed), link, thrown);
    }

    Text withLink(LessonLink changed) {
      return new Text(concept, body, likely, hang, note, Optional.of(changed), thrown);
    }

    Text withThrown(Throwable cause) {
      return cause instanceof AssertionError
          ? this
          : new Text(
              concept, body, likely, hang, note, link, Optional.of(cause.getClass().getName()));
    }

    String render() {
      var lines = new StringJoiner("\n").add(concept);
      if (!body.isEmpty()) {
        lines.add(body);
      }
      likely.ifPresent(idea -> lines.add("  Likely:   " + indent(idea.text())));
      note.ifPresent(said -> lines.add("  Note:     " + indent(said)));
      link.ifPresent(to -> lines.add("  Read:     " + to.line()));
      return lines.toString();
    }
  }
}
