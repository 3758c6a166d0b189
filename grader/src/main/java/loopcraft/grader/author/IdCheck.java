package loopcraft.grader.author;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Ids without gaps, of the module that they stand in. */
final class IdCheck {

  private static final Pattern ID = Pattern.compile("(\\d\\d)\\.(\\d+)");

  private final CheckedModule checked;

  private IdCheck(CheckedModule checked) {
    this.checked = checked;
  }

  static void of(CheckedModule checked) {
    new IdCheck(checked).checkIds();
  }

  private void checkIds() {
    checked
        .exercises()
        .forEach(
            (id, place) -> {
              Matcher matcher = ID.matcher(id);
              if (!matcher.matches() || !matcher.group(1).equals(checked.module().number())) {
                checked.report(
                    place.file(),
                    place.line(),
                    "\"" + id + "\" is no id of this module",
                    "write it like " + checked.module().number() + ".1");
              }
            });
    if (checked.exercises().isEmpty()) {
      checked.report(
          checked.module().solution(),
          0,
          "the module has no exercise",
          "mark a class with @Exercise");
      return;
    }
    Set<String> announced = announced();
    announced.removeAll(checked.exercises().keySet());
    Set<String> expected =
        IntStream.rangeClosed(1, checked.exercises().size() + announced.size())
            .mapToObj(number -> checked.module().number() + "." + number)
            .collect(Collectors.toCollection(TreeSet::new));
    expected.removeAll(checked.exercises().keySet());
    expected.removeAll(announced);
    if (!expected.isEmpty()) {
      checked.report(
          checked.module().solution(),
          0,
          "no class is marked @Exercise(\"" + String.join("\") or (\"", expected) + "\")",
          "number the exercises without a gap");
    }
  }

  /** The exercises that the lesson says are to come. */
  private Set<String> announced() {
    return checked.sections().stream()
        .filter(CheckedModule.Section::toCome)
        .map(CheckedModule.Section::exercise)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
