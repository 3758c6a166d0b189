package loopcraft.grader.maven;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import loopcraft.grader.course.CourseExercise;
import loopcraft.grader.maven.Outcome.State;

/** Puts a summary into words. */
final class SummaryText {

  private final List<Outcome> outcomes;
  private final TestFilter filter;
  private final String learn;

  /**
   * Makes it.
   *
   * @param outcomes at least one, in the order of the course
   * @param filter which tests ran: without all of its tests, nothing is done
   * @param learn how the command is called on this system
   */
  SummaryText(List<Outcome> outcomes, TestFilter filter, String learn) {
    this.outcomes = outcomes;
    this.filter = filter;
    this.learn = learn;
  }

  /** For a learner. */
  String learners() {
    var text = new StringBuilder("\n");
    text.append(filter.isAbsent() ? "Loopcraft: " : "Loopcraft, only " + filter.text() + ": ");
    text.append("%d of %d %s".formatted(count(State.DONE), outcomes.size(), word(State.DONE)));
    for (State state : List.of(State.FAILING, State.BEGUN)) {
      if (count(state) > 0) {
        text.append(", %d %s".formatted(count(state), word(state)));
      }
    }
    text.append('\n');
    for (State state : List.of(State.FAILING, State.BEGUN)) {
      each(state)
          .forEach(
              outcome ->
                  text.append(
                      "  %-11s  %s: %s\n"
                          .formatted(word(state), title(outcome), outcome.detail())));
    }
    for (State state : List.of(State.DONE, State.NOT_STARTED)) {
      if (count(state) > 0) {
        text.append(
            "  %-11s  %s\n"
                .formatted(
                    word(state),
                    each(state).stream()
                        .map(outcome -> outcome.exercise().id())
                        .collect(Collectors.joining(" "))));
      }
    }
    return text.append(next()).toString();
  }

  /** For those who test the reference solution. */
  String reference() {
    var text =
        new StringBuilder(
            "\nLoopcraft: the reference solution passes %d of %d exercises\n"
                .formatted(count(State.DONE), outcomes.size()));
    outcomes.stream()
        .filter(outcome -> outcome.state() != State.DONE)
        .forEach(outcome -> text.append("  %s: %s\n".formatted(title(outcome), outcome.detail())));
    return text.toString();
  }

  private String word(State state) {
    return switch (state) {
      case DONE -> filter.isAbsent() ? "done" : "passing";
      case BEGUN -> "begun";
      case FAILING -> "failing";
      case NOT_STARTED -> "not started";
    };
  }

  private String next() {
    Optional<Outcome> failing = each(State.FAILING).stream().findFirst();
    if (failing.isPresent()) {
      String id = failing.get().exercise().id();
      return failure(failing.get())
          + "next: %s; a hint: %s hint %s; all that fails: %s test %s --verbose\n"
              .formatted(title(failing.get()), learn, id, learn, id)
          + "(The errors that Maven prints below say only that something above fails.)\n";
    }
    return Stream.of(State.BEGUN, State.NOT_STARTED)
        .flatMap(state -> each(state).stream())
        .findFirst()
        .map(this::goOn)
        .orElse("");
  }

  private String goOn(Outcome outcome) {
    String id = outcome.exercise().id();
    return outcome.state() == State.BEGUN
        ? "next: %s; a hint: %s hint %s, or go on with %s\n"
            .formatted(title(outcome), learn, id, learn)
        : "next: %s; read it with %s read %s, or start with %s\n"
            .formatted(title(outcome), learn, id, learn);
  }

  /** What to read first; it stands last, next to where the eye is when Maven ends. */
  private static String failure(Outcome failing) {
    return failing.failure().isEmpty()
        ? ""
        : "\n%s  %s\n".formatted(failing.exercise().id(), failing.failure());
  }

  /** The id and the title; lessons' headings begin with the id. */
  private static String title(Outcome outcome) {
    CourseExercise exercise = outcome.exercise();
    return exercise.title().startsWith(exercise.id())
        ? exercise.title()
        : exercise.id() + " " + exercise.title();
  }

  private List<Outcome> each(State state) {
    return outcomes.stream().filter(outcome -> outcome.state() == state).toList();
  }

  private int count(State state) {
    return each(state).size();
  }
}
