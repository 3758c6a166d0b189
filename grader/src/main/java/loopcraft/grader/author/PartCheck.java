package loopcraft.grader.author;

import com.sun.source.tree.Tree;
import java.nio.file.Path;
import java.util.stream.Stream;
import loopcraft.grader.run.ExpectedTests;

/** Of an exercise that several classes grade, each class says what part it is. */
final class PartCheck {

  private final CheckedModule checked;
  private final String exercise;

  private PartCheck(CheckedModule checked, String exercise) {
    this.checked = checked;
    this.exercise = exercise;
  }

  static void of(CheckedModule checked) {
    checked.exercises().keySet().stream()
        .filter(id -> checked.testsOf(id).size() > 1)
        .map(id -> new PartCheck(checked, id))
        .forEach(PartCheck::check);
  }

  private void check() {
    checked.testsOf(exercise).stream()
        .filter(test -> ExpectedTests.part(test.title()).isEmpty())
        .forEach(
            test ->
                checked.report(
                    test.file(),
                    test.line(),
                    "does not say what part of " + exercise + " it grades",
                    "@DisplayName(\"" + exercise + " Title, part 2: what it is about\")"));
    checked.filesOf(exercise).forEach(this::check);
  }

  private void check(Path file) {
    JavaSource source = JavaSource.read(file);
    source.types().stream()
        .flatMap(type -> Stream.concat(Stream.of(type), JavaSource.members(type).stream()))
        .filter(this::isWithoutPart)
        .forEach(
            marked ->
                checked.report(
                    file,
                    source.line(marked),
                    "does not say to which part of " + exercise + " it belongs",
                    "@Exercise(value = \"" + exercise + "\", part = …)"));
  }

  private boolean isWithoutPart(Tree member) {
    return JavaSource.exercise(member).filter(exercise::equals).isPresent()
        && JavaSource.annotation(member, "Exercise")
            .flatMap(mark -> JavaSource.element(mark, "part"))
            .isEmpty();
  }
}
